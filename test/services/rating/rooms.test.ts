import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { createRandom } from '#app/core/shared/random.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import type { Database } from '#db/database.ts';
import { freeItems } from '#db/queries/rooms.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { openSample } from '#test/services/studies/sampleStudy.ts';
import { answerTo, join, judge, minutes, T0 } from './ratingAs.ts';

describeOnEachDatabase('rooms of items', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });
  const counted = async () =>
    (await sql`select item_id, submitted, leased, filled from item_rooms order by item_id`.execute(db)).rows;
  const real = async () =>
    (
      await sql`
        select item_rooms.item_id,
          count(*) filter (where state = 'submitted' and not set_aside) as submitted,
          count(*) filter (where state = 'leased' and not set_aside) as leased,
          count(*) filter (where state <> 'expired' and not set_aside) as filled
        from item_rooms left join blocks on blocks.item_id = item_rooms.item_id
        group by item_rooms.item_id order by item_rooms.item_id`.execute(db)
    ).rows;

  it('count exactly what is there, whatever raters do', async () => {
    const { token } = await openSample(db, { items: 7, protocol: { ratersPerItem: 2, blocksPerSitting: 3 } });
    const random = createRandom('whatever');
    const raters = [await join(db, token), await join(db, token), await join(db, token)];
    for (let step = 0, minute = 0; step < 25; step++) {
      minute += random.pick([0, 5, 70]);
      const rater = random.pick(raters);
      const before = (await raterState(db, rater, { now: minutes(minute) })).task;
      // Half of the judgments come after the lease ran out, and may be refused.
      if (before !== null) {
        minute += random.pick([0, 65]);
        await submitJudgment(db, rater, answerTo(before), { now: minutes(minute) }).catch(() => {});
      }
      expect(await counted()).toEqual(await real());
    }
    expect((await real()).some((row) => (row as { submitted: number }).submitted > 0)).toBe(true);
  });

  it('count blocks that come, change and go many at once, and by whatever way', async () => {
    const { token } = await openSample(db, { items: 6, protocol: { ratersPerItem: 3 } });
    for (let i = 0; i < 3; i++) await judge(db, await join(db, token), 5);
    const idle = await join(db, token);
    for (const change of [
      sql`update blocks set leased_until = leased_until + interval '1 hour'`,
      sql`update blocks set state = 'submitted', submitted_at = now() where id % 2 = 0 and state = 'leased'`,
      sql`update blocks set set_aside = true where rater_id % 2 = 0`,
      sql`update blocks set state = 'expired', submitted_at = null where id % 3 = 0`,
      sql`update blocks set set_aside = false`,
      sql`
        insert into blocks (study_id, item_id, rater_id, state, leased_until)
        select study_id, item_id, ${idle.id}, 'leased', now() from item_rooms`,
      sql`delete from blocks where rater_id = ${idle.id} and item_id % 2 = 0`,
      sql`delete from blocks where rater_id = ${idle.id}`,
    ]) {
      await change.execute(db);
      expect(await counted()).toEqual(await real());
    }
  });

  it('are walked around the circle from any place, the emptiest first, and only where there is room', async () => {
    const { study, token } = await openSample(db, { items: 9, protocol: { ratersPerItem: 2 } });
    const [rater, other] = [await join(db, token), await join(db, token)];
    await raterState(db, other, { now: T0 });
    const { rows } = await sql<{ item_id: number; place: number; filled: number }>`
      select item_id, place, filled from item_rooms order by place`.execute(db);
    const query = { studyId: study.id, languages: null, asked: 2, most: 100 };
    for (const start of [-(2 ** 31), rows[3]!.place, rows[3]!.place + 1, rows[8]!.place + 1, 2 ** 31 - 1]) {
      const order = [...rows.filter((r) => r.place >= start), ...rows.filter((r) => r.place < start)];
      const expected = [0, 1].flatMap((level) => order.filter((r) => r.filled === level));
      const free = await freeItems(db, { ...query, raterId: rater.id, start });
      expect(free).toEqual(expected.map((r) => r.item_id));
      // Who has an item already is not given it again.
      const others = await freeItems(db, { ...query, raterId: other.id, start });
      expect(others).toEqual(order.filter((r) => r.filled === 0).map((r) => r.item_id));
      expect(await freeItems(db, { ...query, raterId: rater.id, start, most: 2 })).toEqual(free.slice(0, 2));
    }
  });

  it('ask for one block of the items outside of the overlap', async () => {
    const { token, study } = await openSample(db, {
      items: 10,
      protocol: { ratersPerItem: 3, overlap: { share: 0.3 } },
    });
    const asked = async () =>
      (await db.selectFrom('item_rooms').select('asked').orderBy('asked').execute()).map((r) => r.asked);
    expect(await asked()).toEqual([1, 1, 1, 1, 1, 1, 1, 3, 3, 3]);
    for (let i = 0; i < 4; i++) await judge(db, await join(db, token), 1000);
    const { rows } = await sql<{ blocks: number }>`
      select count(*) as blocks from blocks where study_id = ${study.id} group by item_id order by 1`.execute(
      db,
    );
    expect(rows.map((row) => row.blocks)).toEqual([1, 1, 1, 1, 1, 1, 1, 3, 3, 3]);
  });
});
