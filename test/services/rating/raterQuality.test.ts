import { beforeEach, describe, expect, it } from 'vitest';
import { answerAgreement } from '#app/services/rating/answerAgreement.ts';
import { excludeRater } from '#app/services/rating/excludeRater.ts';
import type { Rater } from '#app/services/rating/raterIdentity.ts';
import { raterQuality } from '#app/services/rating/raterQuality.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import { studyOverview } from '#app/services/studies/studyOverview.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { openSample } from '#test/services/studies/sampleStudy.ts';
import { answerTo, join, T0 } from './ratingAs.ts';

describeOnEachDatabase('the quality of raters', (open) => {
  let db: Database;
  let slug: string;
  let token: string;
  const start = async (protocol = {}, rest = {}) => {
    const opened = await openSample(db, {
      protocol: { ratersPerItem: 3, controls: { share: 1, minimum: 0 }, ...protocol },
      rest,
      now: T0,
    });
    ({ slug } = opened.study);
    token = opened.token;
  };
  beforeEach(async () => {
    db = await open();
  });
  /** Judges everything: ratings by `value`, for so long. */
  const judgeAll = async (rater: Rater, value: number | ((key: string) => number), activeMs: number) => {
    for (;;) {
      const { task } = await raterState(db, rater, { now: T0 });
      if (task === null) return;
      const answer = answerTo(task, 1);
      const ratings =
        task.kind === 'likert'
          ? Object.fromEntries(
              task.criteria.map(({ key }) => [key, typeof value === 'number' ? value : value(key)]),
            )
          : undefined;
      await submitJudgment(db, rater, { ...answer, activeMs, ...(ratings && { ratings }) }, { now: T0 });
    }
  };

  it('tells pace, straight lines, agreement, severity and controls, and nothing of systems', async () => {
    const lenient = { exclusion: { minimumControls: 100, mostFailedShare: 0.3 } };
    await start({ pairwise: false }, lenient);
    const raters = [await join(db, token), await join(db, token), await join(db, token)];
    await judgeAll(raters[0]!, (key) => (key === 'fluency' ? 2 : 3), 9000);
    await judgeAll(raters[1]!, (key) => (key === 'fluency' ? 2 : 3), 10_000);
    await judgeAll(raters[2]!, 5, 1000);
    const quality = await raterQuality(db, slug);
    expect(JSON.stringify(quality)).not.toMatch(/base|tiny/);
    const [one, two, three] = quality.raters;
    expect(one).toMatchObject({ rater: 'rater-01', medianMs: 9000, fastShare: 0, sameShare: 0, lastAt: T0 });
    expect(three).toMatchObject({ medianMs: 1000, fastShare: 1, sameShare: 1 });
    expect(two!.agreement!.agreement).toBe(0.5);
    expect(three!.agreement!.agreement).toBe(0);
    // Two criteria at 3 against a mean of 4, one at 2 against 3.5, on a range of 4.
    expect(one!.agreement!.severity).toBeCloseTo((1 + 1 + 1.5) / 3 / 4, 12);
    expect(three!.agreement!.severity).toBeCloseTo((-2 - 2 - 3) / 3 / 4, 12);
    expect(three!.controls).toEqual({ seen: 6, failed: 6 });
    expect(one!.controls).toEqual({ seen: 6, failed: 0 });
    expect(quality.usual).toMatchObject({ medianMs: 9000, sameShare: 0, agreement: 0.5 });
  });

  it('compares those who count with each other, and the others with them', async () => {
    await start({ pairwise: false, controls: { share: 0, minimum: 0 } });
    const raters = [await join(db, token), await join(db, token), await join(db, token)];
    for (const [index, rater] of raters.entries()) await judgeAll(rater, index === 2 ? 5 : 3, 1000);
    await excludeRater(db, slug, { rater: 'rater-03', reason: 'no reader' }, { now: T0 });
    const { raters: told, usual } = await raterQuality(db, slug);
    expect(told.map(({ agreement }) => agreement?.agreement)).toEqual([1, 1, 0]);
    expect(told.map(({ agreement }) => agreement?.severity)).toEqual([0, 0, -0.5]);
    expect(usual.agreement).toBe(1);
  });

  it('tells how steady raters are on what they are shown twice', async () => {
    await start({ repeats: { share: 0.5 }, blocksPerSitting: 3, controls: { share: 0, minimum: 0 } });
    const rater = await join(db, token);
    let answers = 0;
    for (;;) {
      const { task } = await raterState(db, rater, { now: T0 });
      if (task === null) break;
      await submitJudgment(db, rater, answerTo(task, 1 + (answers++ % 5)), { now: T0 });
    }
    const [told] = (await raterQuality(db, slug)).raters;
    expect(told!.consistency!.answers).toBeGreaterThan(3);
    expect(told!.consistency!.same).toBeLessThan(1);
    expect(told!.consistency!.distance).toBeGreaterThan(0);
  });

  it('has nothing to tell of who has only joined', async () => {
    await start();
    await join(db, token);
    expect((await raterQuality(db, slug)).raters).toMatchObject([
      { judgments: 0, lastAt: null, medianMs: null, sameShare: null, agreement: null, consistency: null },
    ]);
    expect((await studyOverview(db, slug)).warnings).toEqual([
      { kind: 'few-raters', raters: 1, needed: 3, panel: false },
    ]);
  });
});

describe('answerAgreement', () => {
  it('goes on from one stretch of questions to the next', () => {
    const answers = Array.from({ length: 4001 }, (_, task) =>
      ['a', 'b'].map((rater) => ({
        task,
        criterion: 'fluency',
        rater,
        answer: String(rater === 'a' && task % 2 === 0 ? 1 : 3),
      })),
    ).flat();
    const told = answerAgreement(answers, { fluency: 5 }, new Set());
    expect(told.get('a')).toMatchObject({ questions: 4001, agreement: 2000 / 4001 });
    expect(told.get('b')!.severity).toBeCloseTo((-2001 / 4001) * 0.5, 12);
  });

  it('compares hundred points in steps of ten', () => {
    const rate = (task: number, rater: string, value: number) => ({
      task,
      criterion: 'overall',
      rater,
      answer: String(value),
    });
    const answers = [rate(1, 'a', 91), rate(1, 'b', 100), rate(2, 'a', 90), rate(2, 'b', 91)];
    expect(answerAgreement(answers, { overall: 100 }, new Set()).get('a')!.agreement).toBe(0.5);
  });
});
