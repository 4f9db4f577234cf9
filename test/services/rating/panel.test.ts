import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { authenticateRater } from '#app/services/rating/authenticateRater.ts';
import { joinStudy } from '#app/services/rating/joinStudy.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { drawPanel } from '#app/services/studies/drawPanel.ts';
import { excludeRater } from '#app/services/rating/excludeRater.ts';
import { replaceSeat } from '#app/services/studies/replaceSeat.ts';
import { studyPanel } from '#app/services/studies/studyPanel.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import type { Database } from '#db/database.ts';
import { listEvents } from '#db/queries/events.ts';
import { listSeats } from '#db/queries/seats.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { configurationOf, itemsOf, openByRule1, writeOutputs } from '#test/services/studies/sampleStudy.ts';
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

  const listEventsOf = async (wanted: string) =>
    (await listEvents(db, study.id)).filter(({ kind }) => kind === wanted);

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
      mostSideSurplus: 0,
    });
    expect(balance.turns.map(({ system }) => system)).toEqual(['base', 'tiny']);
    await openByRule1(db, study.slug);
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
    await openByRule1(db, study.slug);
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
    await openByRule1(db, study.slug);
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

  it('keeps its balance, and shows how far each seat is', async () => {
    await prepare();
    const { balance } = await drawPanel(db, study.slug, NAMES);
    await openByRule1(db, study.slug);
    const rater = await join(db, (await listSeats(db, study.id))[1]!.token);
    await judge(db, rater, 1000, minutes(1));
    const panel = await studyPanel(db, study.slug);
    expect(panel.balance).toEqual(balance);
    expect(panel.seats.map(({ name, judged, tasks }) => [name, judged === tasks, judged > 0])).toEqual([
      ['Ada', false, false],
      ['Bo', true, true],
      ['Cai', false, false],
      ['Dee', false, false],
    ]);
    expect(panel.seats[1]!.lastAt).toEqual(minutes(1));
  });

  it('passes the rest of a seat on to whoever takes it, and what its rater judged stays', async () => {
    await prepare({ ratersPerItem: 1, blocksPerSitting: 2 });
    const { seats } = await drawPanel(db, study.slug, ['Ada', 'Bo']);
    await openByRule1(db, study.slug);
    const ada = await join(db, seats[0]!.token);
    // Two items complete, a third begun.
    await judge(db, ada, 6);
    const secret = await joinStudy(db, { token: seats[0]!.token, consented: true }, { now: T0 });
    const replace = (name: string) => replaceSeat(db, study.slug, { seat: 1, name }, { actor: 'lead' });
    await expect(replace('Bo')).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(replace(' ')).rejects.toMatchObject({ code: 'invalid_input' });
    const { token } = await replace(' Cai ');
    await expect(
      authenticateRater(db, { token: seats[0]!.token, secret: secret.secret }),
    ).rejects.toMatchObject({ code: 'gone' });
    const cai = await join(db, token);
    const judged = await judge(db, cai, 1000);
    expect((await raterState(db, cai, { now: T0 })).finished).toBe('complete');
    const bo = await join(db, seats[1]!.token);
    await judge(db, bo, 1000);
    const rooms = await db.selectFrom('item_rooms').select(['asked', 'submitted', 'leased']).execute();
    expect(rooms).toEqual(Array(10).fill({ asked: 1, submitted: 1, leased: 0 }));
    const panel = await studyPanel(db, study.slug);
    expect(panel.seats[0]).toMatchObject({
      name: 'Cai',
      rater: cai.name,
      judged: judged.length,
      tasks: judged.length,
    });
    expect(await listEventsOf('seat-replaced')).toMatchObject([
      { actor: 'lead', detail: { seat: 1, before: 'Ada', name: 'Cai', rater: ada.name } },
    ]);
  });

  it('passes on what a rater judged who is set aside, too', async () => {
    await prepare({ ratersPerItem: 1 });
    const { seats } = await drawPanel(db, study.slug, ['Ada', 'Bo']);
    await openByRule1(db, study.slug);
    const ada = await join(db, seats[0]!.token);
    const first = await judge(db, ada, 1000);
    await excludeRater(db, study.slug, { rater: ada.name, reason: 'asked to be' }, { now: T0 });
    const { token } = await replaceSeat(db, study.slug, { seat: 1, name: 'Ada' });
    expect(await judge(db, await join(db, token), 1000)).toHaveLength(first.length);
  });

  it('is not drawn for a study that is open to anyone', async () => {
    await prepare({ strategy: 'open' });
    await expect(drawPanel(db, study.slug, NAMES)).rejects.toMatchObject({ code: 'conflict' });
  });
});
