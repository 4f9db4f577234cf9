import { beforeEach, expect, it } from 'vitest';
import { raterState } from '#app/services/rating/raterState.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { openSample } from '#test/services/studies/sampleStudy.ts';
import { join, judge, T0 } from './ratingAs.ts';

describeOnEachDatabase('gross controls', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  /** Which of a rater's items have a gross control, in the order of reservation. */
  const metBy = async (raterId: number): Promise<boolean[]> => {
    const blocks = await db
      .selectFrom('blocks')
      .select(({ exists, selectFrom }) =>
        exists(
          selectFrom('outputs')
            .innerJoin('systems', 'systems.id', 'outputs.system_id')
            .select('outputs.id')
            .whereRef('outputs.item_id', '=', 'blocks.item_id')
            .where('systems.dose', '=', 'gross'),
        ).as('gross'),
      )
      .where('rater_id', '=', raterId)
      .orderBy('id')
      .execute();
    return blocks.map(({ gross }) => Boolean(gross));
  };
  const count = (met: readonly boolean[]) => met.filter(Boolean).length;
  const start = (gross: number) =>
    openSample(db, {
      items: 60,
      protocol: { pairwise: false, ratersPerItem: 2, blocksPerSitting: 12, controls: { slight: 5, gross } },
    });

  it('are met early by everybody, as long as there are some left', async () => {
    const { token } = await start(8);
    const raters = [];
    for (let i = 0; i < 6; i++) {
      const rater = await join(db, token);
      raters.push(rater);
      await raterState(db, rater, { now: T0 });
      const met = await metBy(rater.id);
      expect(met).toHaveLength(2);
      expect(count(met)).toBe(1);
    }
    // The next reservation brings more of them: one for each who has joined is left.
    for (const rater of raters.slice(0, 3)) {
      await judge(db, rater, 12);
      expect(count((await metBy(rater.id)).slice(0, 6))).toBeGreaterThanOrEqual(2);
    }
  });

  it('are passed over where there are none left, and nobody is turned away', async () => {
    const { token } = await start(1);
    const met = [];
    for (let i = 0; i < 5; i++) {
      const rater = await join(db, token);
      await raterState(db, rater, { now: T0 });
      met.push(await metBy(rater.id));
    }
    expect(met.map((own) => own.length)).toEqual([2, 2, 2, 2, 2]);
    expect(met.map(count)).toEqual([1, 1, 0, 0, 0]);
  });
});
