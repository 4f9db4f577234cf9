import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { isAppError } from '#app/core/shared/errors.ts';
import { createRandom } from '#app/core/shared/random.ts';
import type { Rater } from '#app/services/rating/raterIdentity.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { openSample } from '#test/services/studies/sampleStudy.ts';
import { answerTo, join, minutes, T0 } from './ratingAs.ts';
import { scaled } from '#scripts/testing/machineSpeed.ts';

describeOnEachDatabase('many raters at once', (open, kind) => {
  const raterCount = kind === 'server' ? 40 : 12;
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });
  const joinMany = (token: string) => Promise.all(Array.from({ length: raterCount }, () => join(db, token)));
  const perItem = async () => {
    const { rows } = await sql<{ submitted: number; raters: number }>`
      select count(*) filter (where state = 'submitted') as submitted,
        count(distinct rater_id) filter (where state = 'submitted') as raters
      from items left join blocks on blocks.item_id = items.id group by items.id`.execute(db);
    return rows;
  };

  it('reserve exactly what is asked for, from different raters', async () => {
    const { token } = await openSample(db, { items: 20, protocol: { ratersPerItem: 3 } });
    const raters = await joinMany(token);
    await Promise.all(raters.flatMap((rater) => [1, 2].map(() => raterState(db, rater, { now: T0 }))));
    const blocks = await db.selectFrom('blocks').select(['item_id', 'rater_id']).execute();
    expect(blocks).toHaveLength(Math.min(20 * 3, raterCount * 2));
    expect(new Set(blocks.map((b) => `${b.item_id} ${b.rater_id}`)).size).toBe(blocks.length);
    for (const item of new Set(blocks.map((block) => block.item_id))) {
      expect(blocks.filter((block) => block.item_id === item).length).toBeLessThanOrEqual(3);
    }
  });

  it('judge everything exactly as often as asked for, and nobody is turned away too early', async () => {
    const { token } = await openSample(db, {
      items: 12,
      protocol: { ratersPerItem: 3, blocksPerSitting: 2 },
    });
    const raters = await joinMany(token);
    await Promise.all(raters.map((rater) => rateToTheEnd(rater, T0)));
    expect(await perItem()).toEqual(Array(12).fill({ submitted: 3, raters: 3 }));
    const tasks = await db.selectFrom('tasks').select('id').execute();
    const judged = await db.selectFrom('judgments').select('id').execute();
    expect(judged).toHaveLength(tasks.length * 3);
  });

  it('get exactly what is asked for, all 200 of them', { timeout: scaled(120_000) }, async () => {
    const [items, ratersPerItem] = kind === 'server' ? [40, 5] : [12, 3];
    const { token } = await openSample(db, {
      // The third item's texts are the same, so it has no pair.
      items: items + 1,
      protocol: { criteria: [], ratersPerItem, blocksPerSitting: 2 },
    });
    const raters = await Promise.all(Array.from({ length: 200 }, () => join(db, token)));
    await Promise.all(raters.map((rater) => rateToTheEnd(rater, T0)));
    const judged = (await perItem()).filter((item) => item.submitted > 0);
    expect(judged).toEqual(Array(items).fill({ submitted: ratersPerItem, raters: ratersPerItem }));
  });

  it('stay within what is asked for when half of them stop midway and come back late', async () => {
    const { token } = await openSample(db, { items: 8, protocol: { ratersPerItem: 2, blocksPerSitting: 3 } });
    const raters = await joinMany(token);
    const random = createRandom('stops');
    const stopped = await Promise.all(
      raters.map(async (rater) => {
        const { task } = await raterState(db, rater, { now: T0 });
        if (task === null || random.next() < 0.4) return { rater, task };
        await submitJudgment(db, rater, answerTo(task), { now: T0 });
        return { rater, task: (await raterState(db, rater, { now: T0 })).task };
      }),
    );
    // All leases have run out: some send what they had on the screen, others join in, all at once.
    await Promise.all(
      stopped.map(async ({ rater, task }, i) => {
        if (task !== null && i % 2 === 0) await sendLate(rater, answerTo(task));
        else await rateToTheEnd(rater, minutes(61));
      }),
    );
    for (const { rater } of stopped) await rateToTheEnd(rater, minutes(130));
    expect(await perItem()).toEqual(Array(8).fill({ submitted: 2, raters: 2 }));
  });

  it('submit from several places at once without waiting for each other for ever', async () => {
    const { token } = await openSample(db, { items: 2, protocol: { blocksPerSitting: 2, ratersPerItem: 3 } });
    const rater = await join(db, token);
    await raterState(db, rater, { now: T0 });
    const { rows } = await sql<{ id: string; kind: string }>`
      select assignments.id, kind from assignments join tasks on tasks.id = task_id`.execute(db);
    const ratings = { fluency: 3, relevance: 3, consistency: 3 };
    const submissions = rows.map(({ id, kind }) => ({
      assignment: id,
      key: `key of ${id}`,
      ...(kind === 'likert' ? { ratings } : { preference: 'tie' }),
    }));
    await Promise.all([...submissions, ...submissions].map((s) => submitJudgment(db, rater, s, { now: T0 })));
    expect(await db.selectFrom('judgments').select('id').execute()).toHaveLength(rows.length);
    expect((await perItem()).every((item) => item.submitted === 1)).toBe(true);
  });

  async function rateToTheEnd(rater: Rater, now: Date): Promise<void> {
    for (;;) {
      const { task } = await raterState(db, rater, { now });
      if (task === null) return;
      await sendLate(rater, answerTo(task), now);
    }
  }

  /** A late judgment is stored or refused as a conflict, nothing else. */
  async function sendLate(rater: Rater, submission: unknown, now = minutes(61)): Promise<void> {
    try {
      await submitJudgment(db, rater, submission, { now });
    } catch (error) {
      if (!isAppError(error) || error.code !== 'conflict') throw error;
    }
  }
});
