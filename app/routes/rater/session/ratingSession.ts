import type { BlindTask, RaterProgress } from '#app/core/ratings/blindTask.ts';
import { NO_ANSWERS, type Answers } from '#app/components/rating/answers.ts';
import type { SendFailure } from '#app/components/rating/sendFailure.ts';
import type { Finished, RaterState } from '#app/services/rating/raterState.ts';

/** A task with what was answered. */
export interface Given {
  readonly task: BlindTask;
  readonly answers: Answers;
}

/** The rating page between server and rater: what is shown, answered, kept ahead and under way. */
export interface RatingSession {
  readonly progress: RaterProgress;
  /** Why the server has no further task; null while it has some. */
  readonly finished: Finished | null;
  /** The assignment judged last, as the server knows. */
  readonly last: string | null;
  /** Tasks to judge, the present one first. */
  readonly stock: readonly BlindTask[];
  /** Assignments that are judged here, whether or not the server knows already. */
  readonly taken: readonly string[];
  /** What has been filled in of tasks that are not judged. */
  readonly drafts: Readonly<Record<string, Answers>>;
  /** A judged task, shown again to be changed. */
  readonly correction: Given | null;
  /** What was judged or changed in this visit, by assignment, and the order of the first judgments. */
  readonly given: Readonly<Record<string, Given>>;
  readonly order: readonly string[];
  /** Judgments that the server has not acknowledged, how many of them are first ones, and what is in their way. */
  readonly waiting: { readonly count: number; readonly first: number; readonly stuck: SendFailure | null };
  /** Judgments of this visit that the server will never take. */
  readonly uncounted: number;
  readonly notice: SendFailure | null;
}

export type RatingEvent =
  /** What the browser had kept was found. */
  | {
      readonly type: 'restored';
      readonly drafts: Readonly<Record<string, Answers>>;
      readonly taken: readonly string[];
    }
  | { readonly type: 'answered'; readonly answers: Answers }
  /** The answers shown were put into the outbox. */
  | { readonly type: 'given' }
  | { readonly type: 'outbox'; readonly waiting: RatingSession['waiting'] }
  /** The server said where things stand. */
  | { readonly type: 'told'; readonly state: RaterState }
  /** The same, with all tasks that come next: others that were kept ahead are no longer the rater's. */
  | { readonly type: 'replaced'; readonly state: RaterState }
  /** A judgment was refused for good. */
  | {
      readonly type: 'lost';
      readonly assignment: string;
      readonly first: boolean;
      readonly failure: SendFailure;
    }
  | { readonly type: 'recalled'; readonly given: Given }
  /** The correction is left as it was. */
  | { readonly type: 'left' }
  | { readonly type: 'noticed'; readonly notice: SendFailure | null };

/** The session at the start. */
export function startSession(state: RaterState, correction: Given | null = null): RatingSession {
  return {
    progress: state.progress,
    finished: state.finished,
    last: state.last,
    stock: tasksOf(state),
    taken: [],
    drafts: {},
    correction,
    given: {},
    order: [],
    waiting: { count: 0, first: 0, stuck: null },
    uncounted: 0,
    notice: null,
  };
}

/** The task on the screen with its answers, or null when there is none. */
export function shownOf({ correction, stock, drafts }: RatingSession): Given | null {
  if (correction !== null) return correction;
  const [task] = stock;
  return task === undefined ? null : { task, answers: drafts[task.id] ?? NO_ANSWERS };
}

/** Tasks done and to do, those counted that the server does not know of. */
export function progressOf({ progress, waiting }: RatingSession): RaterProgress {
  return { ...progress, done: progress.done + waiting.first };
}

/** The next session. */
export function ratingReducer(session: RatingSession, event: RatingEvent): RatingSession {
  switch (event.type) {
    case 'restored':
      return {
        ...session,
        drafts: event.drafts,
        taken: event.taken,
        stock: session.stock.filter(({ id }) => !event.taken.includes(id)),
      };
    case 'answered':
      return answered(session, event.answers);
    case 'given':
      return gave(session);
    case 'outbox':
      return { ...session, waiting: event.waiting };
    case 'told':
      return {
        ...session,
        ...standing(session, event.state),
        // Where the server has no task, those kept ahead are no longer the rater's.
        stock: event.state.finished === null ? merged(session, tasksOf(event.state)) : [],
      };
    case 'replaced':
      return {
        ...session,
        ...standing(session, event.state),
        stock: replaced(session, tasksOf(event.state)),
      };
    case 'lost':
      return lost(session, event);
    case 'recalled':
      return { ...session, correction: event.given, notice: null };
    case 'left':
      return { ...session, correction: null, notice: null };
    case 'noticed':
      return { ...session, notice: event.notice };
  }
}

function tasksOf({ task, ahead = [] }: RaterState): BlindTask[] {
  return task === null ? [] : [task, ...ahead];
}

/** What a state says besides tasks. One that was on its way while another judgment arrived counts less. */
function standing(
  session: RatingSession,
  { progress, finished, last }: RaterState,
): Pick<RatingSession, 'progress' | 'finished' | 'last'> {
  return progress.done < session.progress.done
    ? { progress: session.progress, finished: session.finished, last: session.last }
    : { progress, finished, last };
}

/**
 * The tasks at hand with those that the server names: the present one stays on the screen, then come the server's
 * in its order, then what is known beyond.
 */
function merged({ stock, taken }: RatingSession, incoming: readonly BlindTask[]): BlindTask[] {
  const [present, ...later] = stock;
  const fresh = incoming.filter(({ id }) => id !== present?.id && !taken.includes(id));
  const beyond = later.filter(({ id }) => !fresh.some((task) => task.id === id));
  return [...(present === undefined ? [] : [present]), ...fresh, ...beyond];
}

/** The tasks that the server names and no others; the present one stays on the screen where it is among them. */
function replaced({ stock, taken }: RatingSession, incoming: readonly BlindTask[]): BlindTask[] {
  const open = incoming.filter(({ id }) => !taken.includes(id));
  const present = open.filter(({ id }) => id === stock[0]?.id);
  return [...present, ...open.filter((task) => !present.includes(task))];
}

function answered(session: RatingSession, answers: Answers): RatingSession {
  const { correction } = session;
  if (correction !== null) return { ...session, correction: { ...correction, answers } };
  const shown = shownOf(session);
  if (shown === null) return session;
  return { ...session, drafts: { ...session.drafts, [shown.task.id]: answers } };
}

function gave(session: RatingSession): RatingSession {
  const shown = shownOf(session);
  if (shown === null) return session;
  const { id } = shown.task;
  const given = { ...session.given, [id]: shown };
  if (session.correction !== null) return { ...session, given, correction: null, notice: null };
  return {
    ...session,
    given,
    order: [...session.order, id],
    taken: [...session.taken, id],
    stock: session.stock.slice(1),
    drafts: without(session.drafts, id),
    notice: null,
  };
}

/** A first judgment that was refused is a draft again, should the task come back. */
function lost(
  session: RatingSession,
  { assignment, first, failure }: Extract<RatingEvent, { type: 'lost' }>,
): RatingSession {
  const told = { ...session, notice: failure, uncounted: session.uncounted + 1 };
  if (!first) return told;
  const other = (id: string) => id !== assignment;
  const answers = session.given[assignment]?.answers;
  return {
    ...told,
    taken: session.taken.filter(other),
    order: session.order.filter(other),
    given: without(session.given, assignment),
    drafts: answers === undefined ? session.drafts : { ...session.drafts, [assignment]: answers },
  };
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));
}
