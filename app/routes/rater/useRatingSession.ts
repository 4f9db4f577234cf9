import { useNavigate } from '@remix-run/react';
import { useEffect, useReducer } from 'react';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import type { Submission } from '#app/core/ratings/judgment.ts';
import type { Answers } from '#app/components/rating/answers.ts';
import type { LastJudgment } from '#app/services/rating/undoLast.ts';
import type { RaterState } from '#app/services/rating/raterState.ts';
import { dropDraft, loadDraft, saveDraft } from './draft.ts';
import { answersOf } from './lastAnswers.ts';
import { newKey } from './newKey.ts';
import { ratingReducer, shownTask, startSession, type RatingSession } from './ratingSession.ts';
import { askLast, askState, sendJudgment } from './sendJudgment.ts';
import { useActiveTime } from './useActiveTime.ts';

export interface RatingActs {
  readonly answer: (answers: Answers) => void;
  readonly send: () => void;
  readonly undo: () => void;
  /** Asks the server where things stand and shows that; leaves a correction or a lost task. */
  readonly goOn: () => void;
}

/**
 * Keeps the rating page going: answers kept as a draft, judgments sent and, once the server has them, the next
 * task shown. When there is none left it leads to the done page.
 */
export function useRatingSession(
  link: string,
  initial: { state: RaterState; correction: LastJudgment | null },
): [RatingSession, RatingActs] {
  const navigate = useNavigate();
  const [session, dispatch] = useReducer(ratingReducer, null, () =>
    startSession(
      initial.state,
      '',
      initial.correction && { task: initial.correction.task, answers: answersOf(initial.correction) },
    ),
  );
  const task = shownTask(session);
  const time = useActiveTime(task?.id ?? null);

  const arrive = (state: RaterState) => {
    dropDraft(link);
    if (state.task === null) void navigate(`${link}/done`, { replace: true });
    else dispatch({ type: 'arrived', state, key: newKey() });
  };

  // A draft of this task is taken up again. One of another task that was sent without an answer coming back is
  // sent once more: under its key that can only help.
  useEffect(() => {
    const draft = loadDraft(link);
    if (draft?.assignment === task?.id && draft !== null) {
      time.resume(draft.activeMs);
      const failure = draft.unsent === null ? null : ({ kind: 'offline', detail: null } as const);
      dispatch({ type: 'restored', answers: draft.answers, key: draft.key, failure });
    } else if (draft?.unsent) {
      void sendJudgment(link, draft.unsent).then((result) => {
        if (result.ok || result.failure.kind !== 'offline') dropDraft(link);
      });
    }
    // Only at the start: later tasks come with the answers to their predecessors.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const keep = (shown: BlindTask, answers: Answers, key: string, unsent: Submission | null) =>
    saveDraft(link, { assignment: shown.id, answers, key, activeMs: time.read(), unsent });

  const answer = (answers: Answers) => {
    if (task === null || session.sending) return;
    const key = session.key === '' || session.failure !== null ? newKey() : session.key;
    dispatch({ type: 'answered', answers, key });
    keep(task, answers, key, null);
  };

  const send = async () => {
    if (task === null || session.sending) return;
    const key = session.key === '' ? newKey() : session.key;
    const submission = submissionOf(task, session.answers, key, time.read());
    keep(task, session.answers, key, submission);
    dispatch({ type: 'sending', key });
    const result = await sendJudgment(link, submission);
    if (result.ok) arrive(result.value);
    else dispatch({ type: 'failed', failure: result.failure });
  };

  const undo = async () => {
    const result = await askLast<LastJudgment>(link);
    if (!result.ok) dispatch({ type: 'failed', failure: result.failure });
    else
      dispatch({ type: 'undone', task: result.value.task, answers: answersOf(result.value), key: newKey() });
  };

  const goOn = async () => {
    const result = await askState(link);
    if (result.ok) arrive(result.value);
    else dispatch({ type: 'failed', failure: result.failure });
  };

  return [session, { answer, send: () => void send(), undo: () => void undo(), goOn: () => void goOn() }];
}

function submissionOf(task: BlindTask, answers: Answers, key: string, activeMs: number): Submission {
  return {
    assignment: task.id,
    key,
    ...(task.kind === 'likert' ? { ratings: { ...answers.ratings } } : {}),
    ...(task.kind === 'pairwise' && answers.preference !== null ? { preference: answers.preference } : {}),
    ...(answers.comment.trim() === '' ? {} : { comment: answers.comment }),
    activeMs,
  };
}
