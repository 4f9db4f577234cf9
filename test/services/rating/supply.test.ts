import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { createRandom } from '#app/core/shared/random.ts';
import { isAppError } from '#app/core/shared/errors.ts';
import type { Rater } from '#app/services/rating/raterIdentity.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { openSample } from '#test/services/studies/sampleStudy.ts';
import { answerTo, join, judge, minutes, T0 } from './ratingAs.ts';

const NO_CONTROLS = { share: 0, minimum: 0 };

describeOnEachDatabase('what raters reserve', (open, kind) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });
  const held = async (rater: Rater) =>
    (await sql`select from blocks where rater_id = ${rater.id} and state = 'leased'`.execute(db)).rows.length;

  it('grows with what they judged', async () => {
    const { token } = await openSample(db, {
      items: 100,
      protocol: { ratersPerItem: 3, blocksPerSitting: 12, controls: NO_CONTROLS },
    });
    const rater = await join(db, token);
    const sizes: number[] = [];
    for (let left = 0; sizes.length < 4; left--) {
      const { task } = await raterState(db, rater, { now: T0 });
      if (left === 0) {
        sizes.push(await held(rater));
        const { rows } = await sql<{ open: number }>`
          select count(*) as open from assignments where submitted_at is null`.execute(db);
        left = rows[0]!.open;
      }
      await submitJudgment(db, rater, answerTo(task!), { now: T0 });
    }
    expect(sizes).toEqual([2, 4, 12, 12]);
  });

  it('is taken over where nothing else is left and its rater has not been seen, and told plainly', async () => {
    const { token } = await openSample(db, {
      items: 2,
      protocol: { ratersPerItem: 1, blocksPerSitting: 2, controls: NO_CONTROLS },
    });
    const [away, other] = [await join(db, token), await join(db, token)];
    const { task } = await raterState(db, away, { now: T0 });
    // For some minutes it may be that they read.
    expect((await raterState(db, other, { now: minutes(14) })).finished).toBe('none-left');
    expect((await raterState(db, other, { now: minutes(16) })).task).not.toBeNull();
    expect([await held(away), await held(other)]).toEqual([0, 2]);
    const late = submitJudgment(db, away, answerTo(task!), { now: minutes(17) });
    await expect(late).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('has gone to another rater meanwhile; the judgment was not stored'),
    });
    await judge(db, other, 100, minutes(17));
    expect((await raterState(db, away, { now: minutes(18) })).finished).toBe('complete');
  });

  it('is kept where it was begun, or may be before the eyes of somebody at work', async () => {
    const { token } = await openSample(db, {
      items: 2,
      protocol: { ratersPerItem: 1, blocksPerSitting: 2, controls: NO_CONTROLS },
    });
    const [reading, other] = [await join(db, token), await join(db, token)];
    // Both blocks are begun after two judgments, since their tasks alternate.
    await judge(db, reading, 2, T0);
    expect((await raterState(db, other, { now: minutes(50) })).finished).toBe('none-left');
    expect(await held(reading)).toBe(2);
  });

  it('is taken over from one rater at most by one other, however many ask at once', async () => {
    const { token } = await openSample(db, {
      items: 7,
      protocol: { criteria: [], ratersPerItem: 1, blocksPerSitting: 2, controls: NO_CONTROLS },
    });
    for (let i = 0; i < 3; i++) await raterState(db, await join(db, token), { now: T0 });
    const others = await Promise.all(Array.from({ length: 8 }, () => join(db, token)));
    await Promise.all(others.map((rater) => raterState(db, rater, { now: minutes(20) })));
    const { rows } = await sql<{ filled: number; leased: number }>`
      select filled, (select count(*) from blocks where blocks.item_id = item_rooms.item_id and state = 'leased')
        as leased from item_rooms`.execute(db);
    expect(rows).toEqual(Array(6).fill({ filled: 1, leased: 1 }));
    const finished = await Promise.all(
      others.map(async (rater) => (await raterState(db, rater, { now: minutes(20) })).finished),
    );
    expect(finished.filter((each) => each === null)).toHaveLength(3);
  });

  // 200 raters who held twelve blocks each once held four fifths of such a study, while others waited.
  it('leaves nobody idle while there is room', { timeout: 600_000 }, async () => {
    const [raterCount, items, asked] = kind === 'server' ? [200, 250, 12] : [20, 30, 8];
    const { token } = await openSample(db, {
      // The third item's texts are the same, so it has no pair.
      items: items + 1,
      protocol: { criteria: [], ratersPerItem: asked, blocksPerSitting: 12, controls: NO_CONTROLS },
    });
    const random = createRandom('nobody idle');
    const raters: Rater[] = [];
    for (let i = 0; i < raterCount; i++) raters.push(await join(db, token));
    // One in ten looks at the first task and leaves.
    const leaving = new Set(raters.filter((_, i) => i % 10 === 0).map(({ id }) => id));
    const wanted = items * asked;
    let judged = 0;
    let judgedAtFirstIdle = Infinity;
    let last = 0;
    const due = raters.map((rater) => ({ rater, minute: random.next() * 2 }));
    while (due.length > 0) {
      const { rater, minute } = due.shift()!;
      const now = minutes(minute);
      const { task, finished } = await raterState(db, rater, { now });
      if (task === null) {
        if (finished !== 'none-left') continue;
        judgedAtFirstIdle = Math.min(judgedAtFirstIdle, judged);
        expect(await roomFor(rater)).toBe(0);
        enqueue({ rater, minute: minute + 1 });
      } else if (!leaving.has(rater.id)) {
        await submitJudgment(db, rater, answerTo(task), { now }).then(
          () => judged++,
          (error: unknown) => {
            if (!isAppError(error) || error.code !== 'conflict') throw error;
          },
        );
        last = minute;
        enqueue({ rater, minute: minute + 0.5 + random.next() });
      }
    }
    expect(judged).toBe(wanted);
    const { rows } = await sql<{ most: number; least: number }>`
      select max(submitted) as most, min(submitted) as least from item_rooms`.execute(db);
    expect(rows[0]).toEqual({ most: asked, least: asked });
    // Whoever waits does so for the last two blocks of others, and for those who left no longer than it takes to see it.
    expect(judgedAtFirstIdle / wanted).toBeGreaterThan(0.8);
    expect(last).toBeLessThan(45);

    function enqueue(next: (typeof due)[number]): void {
      const place = due.findIndex(({ minute }) => minute > next.minute);
      due.splice(place === -1 ? due.length : place, 0, next);
    }
  });

  /** Items that a rater has not had and that have room. */
  async function roomFor(rater: Rater): Promise<number> {
    const { rows } = await sql`
      select from item_rooms where filled < asked and not exists (
        select from blocks where blocks.item_id = item_rooms.item_id and blocks.rater_id = ${rater.id})`.execute(
      db,
    );
    return rows.length;
  }
});
