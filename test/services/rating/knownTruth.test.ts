import { expect, it } from 'vitest';
import { createRandom } from '#app/core/shared/random.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { loadStudyData } from '#app/services/analysis/loadStudyData.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { openSample } from '#test/services/studies/sampleStudy.ts';
import { answerTo, join, T0 } from './ratingAs.ts';

/** How often these raters take the left text, whatever it says; neither system is better. */
const TAKES_LEFT = 0.8;

describeOnEachDatabase('a study whose raters like the left', (open) => {
  it('finds no difference between equal systems, and tells the liking', async () => {
    const db = await open();
    const { token, study } = await openSample(db, {
      items: 31,
      protocol: { criteria: [], ratersPerItem: 4, blocksPerSitting: 8 },
      write: (system, position) => `${system} ${position}`,
    });
    const random = createRandom('likes the left');
    for (let i = 0; i < 4; i++) {
      const rater = await join(db, token);
      for (;;) {
        const { task } = await raterState(db, rater, { now: T0 });
        if (task === null) break;
        const preference = random.next() < TAKES_LEFT ? 'left' : 'right';
        await submitJudgment(db, rater, { ...answerTo(task), preference }, { now: T0 });
      }
    }
    const { preferences } = await loadStudyData(db, study.id);
    expect(preferences).toHaveLength(31 * 4);
    for (const item of new Set(preferences.map((row) => row.item))) {
      const own = preferences.filter((row) => row.item === item);
      expect(own.filter((row) => row.sideA === 'left')).toHaveLength(2);
    }
    await closeStudy(db, study.slug);
    const [summary] = (await analyseStudy(db, study.slug)).preferences;
    expect(Math.abs(summary!.net!)).toBeLessThan(0.2);
    expect(summary!.lower).toBeLessThan(0);
    expect(summary!.upper).toBeGreaterThan(0);
    expect(Math.abs(summary!.leftShare! - TAKES_LEFT)).toBeLessThan(0.1);
    expect(summary!.leftLower).toBeGreaterThan(0.5);
  });
});
