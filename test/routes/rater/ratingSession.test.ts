import { describe, expect, it } from 'vitest';
import { NO_ANSWERS } from '#app/components/rating/answers.ts';
import { ratingReducer, shownTask, startSession } from '#app/routes/rater/ratingSession.ts';
import type { RaterState } from '#app/services/rating/raterState.ts';
import { LIKERT, PAIR } from '#test/components/rating/tasks.ts';

const state = (over: Partial<RaterState> = {}): RaterState => ({
  task: LIKERT,
  progress: { done: 1, total: 4, medianActiveMs: null },
  finished: null,
  last: 'last-id',
  ...over,
});
const answers = { ...NO_ANSWERS, ratings: { fluency: 4 } };
const offline = { kind: 'offline', detail: null } as const;

describe('ratingReducer', () => {
  it('keeps what is sent as it is shown until the answer comes', () => {
    const sending = ratingReducer(startSession(state(), 'k1'), { type: 'sending', key: 'k1' });
    const later = ratingReducer(sending, { type: 'answered', answers, key: 'k2' });
    expect(later).toBe(sending);
  });

  it('keeps answers and key when sending fails, so that trying again counts once', () => {
    let session = ratingReducer(startSession(state(), ''), { type: 'answered', answers, key: 'k1' });
    session = ratingReducer(session, { type: 'sending', key: 'k1' });
    session = ratingReducer(session, { type: 'failed', failure: offline });
    expect(session).toMatchObject({ answers, key: 'k1', sending: false, failure: offline });
    expect(shownTask(session)).toBe(LIKERT);
  });

  it('shows the next task, empty, once the server has taken the judgment', () => {
    const answered = ratingReducer(startSession(state(), ''), { type: 'answered', answers, key: 'k1' });
    const next = ratingReducer(answered, { type: 'arrived', state: state({ task: PAIR }), key: 'k2' });
    expect(shownTask(next)).toBe(PAIR);
    expect(next).toMatchObject({ answers: NO_ANSWERS, key: 'k2', correction: null, failure: null });
  });

  it('shows the last task with its answers, and the present one after it', () => {
    const undone = ratingReducer(startSession(state({ task: PAIR }), ''), {
      type: 'undone',
      task: LIKERT,
      answers,
      key: 'k3',
    });
    expect(shownTask(undone)).toBe(LIKERT);
    expect(undone.answers).toBe(answers);
    const after = ratingReducer(undone, { type: 'arrived', state: state({ task: PAIR }), key: 'k4' });
    expect(shownTask(after)).toBe(PAIR);
  });
});
