import { useNavigate } from '@remix-run/react';
import { useEffect, useLayoutEffect, useReducer, useRef } from 'react';
import type { Answers } from '#app/components/rating/answers.ts';
import type { OwnEntry } from '#app/components/rating/OwnJudgments.tsx';
import type { SendFailure } from '#app/components/rating/sendFailure.ts';
import type { SkipReason } from '#app/core/ratings/skip.ts';
import type { LastJudgment } from '#app/services/rating/undoLast.ts';
import type { RaterState } from '#app/services/rating/raterState.ts';
import { dropDraft, loadDrafts, saveDraft } from './draft.ts';
import { answersOf } from './answersOf.ts';
import { newKey } from './newKey.ts';
import { loadSent, loadWaiting } from './outbox.ts';
import { askOwn, recall } from './ownJudgments.ts';
import { ratingReducer, shownOf, startSession, type RatingSession } from './ratingSession.ts';
import { AHEAD, askState, sendSkip, type Answered } from './sendJudgment.ts';
import { submissionOf } from './submissionOf.ts';
import { useActiveTime } from './useActiveTime.ts';
import { useOutbox } from './useOutbox.ts';
import { usePace } from './usePace.ts';

/** So few tasks may be left before more are asked for. */
const LOW = 3;

export interface RatingActs {
  readonly answer: (answers: Answers) => void;
  readonly send: () => void;
  /** Shows a judged task to be changed: the last one, or in a correction the one before. */
  readonly back: () => void;
  /** Shows a certain judged task to be changed. */
  readonly recall: (assignment: string) => void;
  /** Leaves a correction. */
  readonly leave: () => void;
  readonly own: () => Promise<Answered<OwnEntry[]>>;
  /** Passes the task on; gives what was in the way, or null. */
  readonly skip: (reason: SkipReason, note: string) => Promise<SendFailure | null>;
  readonly flush: () => void;
  readonly dismissNotice: () => void;
  readonly dismissBreak: () => void;
}

export interface Rating {
  readonly session: RatingSession;
  readonly breakDue: boolean;
  readonly acts: RatingActs;
}

// What the browser kept must be there before anybody sees the page; on the server there is nothing to lay out.
const useEffectAtOnce = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/** Everything that happens on the rating page, from the first task that the server sent along. */
export function useRatingSession(
  link: string,
  initial: { state: RaterState; correction: LastJudgment | null },
): Rating {
  const [session, dispatch] = useReducer(ratingReducer, null, () =>
    startSession(
      initial.state,
      initial.correction && { task: initial.correction.task, answers: answersOf(initial.correction) },
    ),
  );
  const shown = shownOf(session);
  const correcting = session.correction !== null;
  const time = useActiveTime(shown === null ? null : `${shown.task.id} ${correcting}`);
  const pace = usePace(link);
  const outbox = useOutbox(link, {
    changed: () => {
      const { waiting, stuck } = outbox;
      const first = waiting.filter((one) => one.first).length;
      dispatch({ type: 'outbox', waiting: { count: waiting.length, first, stuck } });
    },
    accepted: (state) => dispatch({ type: 'told', state }),
    lost: ({ submission, first }, failure, state) => {
      dispatch({ type: 'lost', assignment: submission.assignment, first, failure });
      dispatch({ type: 'replaced', state });
    },
  });

  useEffectAtOnce(() => {
    const drafts = Object.entries(loadDrafts(link)).map(([id, { answers }]) => [id, answers] as const);
    const waiting = loadWaiting(link);
    const taken = waiting.map(({ submission }) => submission.assignment);
    dispatch({ type: 'restored', drafts: Object.fromEntries(drafts), taken });
    const first = waiting.filter((one) => one.first).length;
    dispatch({ type: 'outbox', waiting: { count: waiting.length, first, stuck: null } });
  }, [link]);

  useStale(link, initial.state, (state) => dispatch({ type: 'replaced', state }));

  // A draft's time goes on.
  const present = correcting ? null : (shown?.task.id ?? null);
  useEffect(() => {
    if (present !== null) time.resume(loadDrafts(link)[present]?.activeMs ?? 0);
  }, [link, present, time]);

  useReplenish(link, session, (state) => dispatch({ type: 'told', state }));
  useDone(link, session);

  const keep = (answers: Answers) => {
    if (shown !== null && !correcting) {
      saveDraft(link, shown.task.id, { answers, activeMs: time.read() });
    }
  };
  const notice = (failure: SendFailure | null) => dispatch({ type: 'noticed', notice: failure });

  const show = async (assignment: string | null) => {
    if (shown !== null) keep(shown.answers);
    const answer = await recall(link, session, assignment);
    if (answer.ok) dispatch({ type: 'recalled', given: answer.value });
    else notice(answer.failure);
  };

  const back = async () => {
    if (session.correction === null) return await show(null);
    const list = await askOwn(link, session);
    if (!list.ok) return notice(list.failure);
    const { id } = session.correction.task;
    const before = list.value[list.value.findIndex(({ assignment }) => assignment === id) + 1];
    if (before !== undefined) await show(before.assignment);
  };

  const send = () => {
    if (shown === null) return;
    const activeMs = time.read();
    outbox.add({
      submission: submissionOf(shown.task, shown.answers, newKey(), activeMs),
      first: !correcting,
    });
    if (!correcting) dropDraft(link, shown.task.id);
    dispatch({ type: 'given' });
    pace.worked(activeMs);
    void outbox.flush();
  };

  const skip = async (reason: SkipReason, note: string): Promise<SendFailure | null> => {
    if (shown === null || correcting) return null;
    // What was judged of the same block must be there before the block goes.
    await outbox.flush();
    if (outbox.waiting.length > 0) return outbox.stuck ?? { kind: 'offline', detail: null };
    const { id } = shown.task;
    const answer = await sendSkip(link, {
      assignment: id,
      reason,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    });
    if (!answer.ok) {
      // Perhaps it is no longer the rater's to skip: then what comes next says why.
      const state = answer.failure.kind === 'gone' ? await askState(link, AHEAD) : null;
      if (state?.ok !== true || state.value.finished === null) return answer.failure;
      dispatch({ type: 'replaced', state: state.value });
      return null;
    }
    dropDraft(link, id);
    notice(null);
    dispatch({ type: 'replaced', state: answer.value });
    return null;
  };

  return {
    session,
    breakDue: pace.breakDue,
    acts: {
      answer: (answers) => {
        dispatch({ type: 'answered', answers });
        keep(answers);
      },
      send,
      back: () => void back(),
      recall: (assignment) => void show(assignment),
      leave: () => dispatch({ type: 'left' }),
      own: () => askOwn(link, session),
      skip,
      flush: () => void outbox.flush(),
      dismissNotice: () => notice(null),
      dismissBreak: pace.dismiss,
    },
  };
}

/**
 * Asks anew where the page was made before an answer arrived that the browser knows to have arrived: its tasks would be
 * judged twice.
 */
function useStale(link: string, { task, ahead = [] }: RaterState, told: (state: RaterState) => void): void {
  const given = useRef([task, ...ahead]);
  const tell = useRef(told);
  useEffectAtOnce(() => {
    const sent = new Set(loadSent(link));
    if (!given.current.some((one) => one !== null && sent.has(one.id))) return;
    void askState(link, AHEAD).then((answer) => {
      if (answer.ok) tell.current(answer.value);
    });
  }, [link]);
}

/** Asks for further tasks when few are left and the server has reserved more. */
function useReplenish(link: string, session: RatingSession, told: (state: RaterState) => void): void {
  const asking = useRef(false);
  const { stock, progress, waiting } = session;
  const known = stock.length;
  const reserved = progress.total - progress.done - waiting.first;
  const blocked = waiting.stuck !== null;
  useEffect(() => {
    if (asking.current || blocked || known > LOW || known >= reserved) return;
    asking.current = true;
    void askState(link, AHEAD).then((answer) => {
      asking.current = false;
      if (answer.ok) told(answer.value);
    });
    // Asked once for each number of tasks: what was in the way then is not gone because something else changed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [link, known, reserved, blocked]);
}

/** Goes on to the page that says why there is no task, once everything is sent that can be. */
function useDone(link: string, session: RatingSession): void {
  const navigate = useNavigate();
  const { finished, waiting, uncounted } = session;
  const empty = shownOf(session) === null;
  const paused = waiting.stuck?.kind === 'paused';
  const over = paused || (empty && waiting.count === 0 && finished !== null);
  useEffect(() => {
    if (over) void navigate(`${link}/done`, { replace: true, state: { uncounted } });
  }, [over, link, navigate, uncounted]);
}
