import { describe, expect, it } from 'vitest';
import { unansweredCriteria } from '#app/components/kinds/likert/likertAnswers.ts';
import { SCREENS } from '#app/components/kinds/screens.ts';
import { NO_ANSWERS } from '#app/components/rating/answers.ts';
import { failureOfStatus } from '#app/components/rating/sendFailure.ts';
import { minutesLeft } from '#app/components/rating/timeLeft.ts';
import { LIKERT, PAIR } from './tasks.ts';

describe('answers', () => {
  it('asks for every criterion of a Likert task, in order', () => {
    expect(unansweredCriteria(LIKERT, NO_ANSWERS)).toEqual(['fluency', 'relevance', 'consistency']);
    const some = { ...NO_ANSWERS, ratings: { relevance: 3 } };
    expect(unansweredCriteria(LIKERT, some)).toEqual(['fluency', 'consistency']);
    expect(SCREENS.likert.isAnswered(LIKERT, some)).toBe(false);
    expect(
      SCREENS.likert.isAnswered(LIKERT, { ...some, ratings: { fluency: 1, relevance: 3, consistency: 5 } }),
    ).toBe(true);
  });

  it('asks for a preference on a pair, and a tie is one', () => {
    expect(SCREENS.pairwise.isAnswered(PAIR, NO_ANSWERS)).toBe(false);
    expect(SCREENS.pairwise.isAnswered(PAIR, { ...NO_ANSWERS, preference: 'tie' })).toBe(true);
  });
});

describe('minutesLeft', () => {
  it('goes by the rater’s own pace', () => {
    expect(minutesLeft({ done: 10, total: 40, medianActiveMs: 20_000 })).toBe(10);
  });
  it('says a minute at least', () => {
    expect(minutesLeft({ done: 39, total: 40, medianActiveMs: 1000 })).toBe(1);
  });
  it('says nothing before the first judgment and after the last', () => {
    expect(minutesLeft({ done: 0, total: 40, medianActiveMs: null })).toBeNull();
    expect(minutesLeft({ done: 40, total: 40, medianActiveMs: 20_000 })).toBeNull();
  });
});

describe('failureOfStatus', () => {
  it.each([
    [400, 'refused'],
    [401, 'signedOut'],
    [403, 'gone'],
    [404, 'gone'],
    [409, 'gone'],
    [410, 'gone'],
    [413, 'refused'],
    [429, 'server'],
    [503, 'server'],
  ] as const)('takes %i for %s', (status, kind) => {
    expect(failureOfStatus(status)).toBe(kind);
  });
});
