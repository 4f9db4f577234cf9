import { describe, expect, it } from 'vitest';
import { afterAnswer, isRight, UNTRAINED } from '#app/core/ratings/training.ts';
import type { TrainingTask } from '#app/core/studies/training.ts';

const feedback = { en: 'because', zh: '因为' };

describe('the training round', () => {
  it('takes ratings inside all ranges, and preferences among the expected ones', () => {
    const likert: TrainingTask = {
      kind: 'likert',
      prompt: 'p',
      feedback,
      text: 't',
      expected: { fluency: { lowest: 1, highest: 2 }, relevance: { lowest: 4, highest: 5 } },
    };
    expect(isRight(likert, { ratings: { fluency: 2, relevance: 4, style: 1 } })).toBe(true);
    expect(isRight(likert, { ratings: { fluency: 3, relevance: 4 } })).toBe(false);
    expect(isRight(likert, { ratings: { fluency: 2, relevance: 3 } })).toBe(false);
    expect(isRight(likert, { ratings: { fluency: 2 } })).toBe(false);
    const pair: TrainingTask = {
      kind: 'pairwise',
      prompt: 'p',
      feedback,
      left: 'l',
      right: 'r',
      expected: ['left', 'tie'],
    };
    expect((['left', 'tie', 'right'] as const).map((preference) => isRight(pair, { preference }))).toEqual([
      true,
      true,
      false,
    ]);
    expect(isRight(pair, {})).toBe(false);
  });

  it('is passed at the mark, begun anew below it, and failed when no attempt is left', () => {
    const training = { tasks: [1, 2, 3], passMark: 2 / 3, attempts: 2 };
    const go = (...answers: boolean[]) =>
      answers.reduce((record, right) => afterAnswer(training, record, right), UNTRAINED);
    expect(go(true, false)).toEqual({ attempt: 1, right: [true, false], state: 'running' });
    expect(go(true, false, true).state).toBe('passed');
    expect(go(false, false, true)).toEqual({ attempt: 2, right: [], state: 'running' });
    expect(go(false, false, true, true, true, false).state).toBe('passed');
    expect(go(false, false, true, false, false, true)).toMatchObject({ attempt: 2, state: 'failed' });
  });
});
