import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { NO_ANSWERS, type Answers } from '#app/components/rating/answers.ts';
import type { SendFailure } from '#app/components/rating/sendFailure.ts';
import type { RaterState } from '#app/services/rating/raterState.ts';

/** The rating page between server and rater: what is shown, answered and under way. */
export interface RatingSession {
  /** As the server told last. */
  readonly state: RaterState;
  /** The last task, shown again to be changed. */
  readonly correction: BlindTask | null;
  readonly answers: Answers;
  /**
   * The key of the judgment in the making, empty before the first answer. Sent again under the same key it counts
   * once; answers changed after a failed attempt get a new one, as the first attempt may have arrived.
   */
  readonly key: string;
  readonly sending: boolean;
  readonly failure: SendFailure | null;
}

export type RatingEvent =
  | { readonly type: 'answered'; readonly answers: Answers; readonly key: string }
  /** A draft was found for the task that is shown. */
  | {
      readonly type: 'restored';
      readonly answers: Answers;
      readonly key: string;
      readonly failure: SendFailure | null;
    }
  | { readonly type: 'sending'; readonly key: string }
  | { readonly type: 'failed'; readonly failure: SendFailure }
  /** The server took a judgment, or said anew where things stand. */
  | { readonly type: 'arrived'; readonly state: RaterState; readonly key: string }
  | { readonly type: 'undone'; readonly task: BlindTask; readonly answers: Answers; readonly key: string };

/** The session at the start. */
export function startSession(
  state: RaterState,
  key: string,
  correction: { task: BlindTask; answers: Answers } | null = null,
): RatingSession {
  return {
    state,
    correction: correction?.task ?? null,
    answers: correction?.answers ?? NO_ANSWERS,
    key,
    sending: false,
    failure: null,
  };
}

/** The task on the screen, or null when there is none. */
export function shownTask(session: RatingSession): BlindTask | null {
  return session.correction ?? session.state.task;
}

/** The next session. While a judgment is under way answers do not change: what is sent is what is shown. */
export function ratingReducer(session: RatingSession, event: RatingEvent): RatingSession {
  switch (event.type) {
    case 'answered':
      if (session.sending) return session;
      return { ...session, answers: event.answers, key: event.key };
    case 'restored':
      return { ...session, answers: event.answers, key: event.key, failure: event.failure };
    case 'sending':
      return { ...session, key: event.key, sending: true, failure: null };
    case 'failed':
      return { ...session, sending: false, failure: event.failure };
    case 'arrived':
      return startSession(event.state, event.key);
    case 'undone':
      return startSession(session.state, event.key, event);
  }
}
