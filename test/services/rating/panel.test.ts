import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { authenticateRater } from '#app/services/rating/authenticateRater.ts';
import { joinStudy } from '#app/services/rating/joinStudy.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { drawPanel } from '#app/services/studies/drawPanel.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import type { Database } from '#db/database.ts';
import { listSeats } from '#db/queries/seats.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { configurationOf, itemsOf, writeOutputs } from '#test/services/studies/sampleStudy.ts';
import { join, judge, minutes, T0 } from './ratingAs.ts';

const NAMES = ['Ada', 'Bo', 'Cai', 'Dee'];

describeOnEachDatabase('a panel', (open) => {
  let db: Database;
  let study: { id: number; slug: string };
  const prepare = async (protocol = {}) => {
    study = await createStudy(db, {
      configuration: configurationOf({ strategy: 'panel', ratersPerItem: 2, ...protocol }),
      items: itemsOf(10),
    });
    await writeOutputs(db, study.id);
    await prepareTasks(db, study.id);
  };
  beforeEach(async () => {
    db = await open();
  });

  it('is drawn with its balance before the study opens, and again as long as it has not', async () => {
    await prepare();
    await expect(openStudy(db, study.slug)).rejects.toThrow(/none is drawn/);
    const first = await drawPanel(db, study.slug, NAMES);
    const { seats, balance } = await drawPanel(db, study.slug, [' Ada ', 'Bo', 'Cai', 'Dee']);
    expect(seats.map(({ number, name }) => `${number} ${name}`)).toEqual(['1 Ada', '2 Bo', '3 Cai', '4 Dee']);
    expect(await listSeats(db, study.id)).toHaveLength(4);
    await expect(join(db, first.seats[0]!.token)).rejects.toMatchObject({ code: 'not_found' });
    expect(balance).toMatchObject({
      seatsPerItem: { least: 2, most: 2 },
      itemsPerSeat: { least: 5, most: 5 },
      // The third item's texts are the same, so it has no pair.
      pairs: [{ systems: ['base', 'tiny'], shown: 18, left: 9 }],
      mostSideSurplus: 1,
    });
    expect(balance.turns.map(({ system }) => system)).toEqual(['base', 'tiny']);
    await openStudy(db, study.slug);
    await expect(drawPanel(db, study.slug, NAMES)).rejects.toMatchObject({ code: 'conflict' });
  });

  it.each([
    [['Ada'], 'names'],
    [['Ada', 'Ada'], 'names[1]'],
    [['Ada', ' '], 'names[1]'],
  ])('refuses the names %j', async (names, path) => {
    await prepare();
    await expect(drawPanel(db, study.slug, names)).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ path }],
    });
  });

  it('is rated by its plan, in its order, each item by two raters, and by nobody else', async () => {
    await prepare();
    const { seats } = await drawPanel(db, study.slug, NAMES);
    await openStudy(db, study.slug);
    const { token } = await createInvitation(db, { slug: study.slug, label: 'anyone' });
    await expect(join(db, token)).rejects.toMatchObject({ code: 'forbidden' });
    const raters = await Promise.all(seats.map((seat) => join(db, seat.token)));
    await Promise.all(raters.map((rater) => judge(db, rater, 7)));
    // The rest after their leases ran out and came back to them.
    for (const rater of raters) {
      await judge(db, rater, 1000, minutes(100));
      expect((await raterState(db, rater, { now: minutes(100) })).finished).toBe('complete');
    }
    const { rows } = await sql`
      select seats.number, seat_tasks.position, seat_tasks.task_id, seat_tasks.swapped
      from seats join seat_tasks on seat_id = seats.id order by 1, 2`.execute(db);
    const { rows: given } = await sql`
      select seats.number, assignments.position, assignments.task_id, assignments.swapped
      from assignments join seats on seats.rater_id = assignments.rater_id
      where submitted_at is not null order by 1, 2`.execute(db);
    expect(given).toEqual(rows);
    const rooms = await db.selectFrom('item_rooms').select(['asked', 'submitted', 'leased']).execute();
    expect(rooms).toEqual(Array(10).fill({ asked: 2, submitted: 2, leased: 0 }));
  });

  it('lets a rater go on with the same link on another device, as the same rater', async () => {
    await prepare();
    const { seats } = await drawPanel(db, study.slug, NAMES);
    await openStudy(db, study.slug);
    const { token } = seats[2]!;
    const laptop = await joinStudy(db, { token, consented: true }, { now: T0 });
    await judge(db, laptop.rater, 3);
    const phone = await joinStudy(db, { token, consented: true }, { now: T0 });
    expect(phone.rater).toEqual(laptop.rater);
    expect((await raterState(db, phone.rater, { now: T0 })).progress.done).toBe(3);
    await expect(authenticateRater(db, { token, secret: laptop.secret })).rejects.toMatchObject({
      code: 'not_authenticated',
    });
    expect(await authenticateRater(db, { token, secret: phone.secret })).toEqual(laptop.rater);
    expect((await listSeats(db, study.id)).map(({ joined }) => joined)).toEqual([false, false, true, false]);
  });

  it('is not drawn for a study that is open to anyone', async () => {
    await prepare({ strategy: 'open' });
    await expect(drawPanel(db, study.slug, NAMES)).rejects.toMatchObject({ code: 'conflict' });
  });
});
