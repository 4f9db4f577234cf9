import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { authenticateWithStep } from '#app/services/rating/authenticateRater.ts';
import { excludeRater } from '#app/services/rating/excludeRater.ts';
import { joinStudy } from '#app/services/rating/joinStudy.ts';
import type { Rater } from '#app/services/rating/raterIdentity.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { skipTask } from '#app/services/rating/skipTask.ts';
import { submitAtOnce, submitJudgment } from '#app/services/rating/submitJudgment.ts';
import { takeJudgment } from '#app/services/rating/takeJudgment.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { pauseStudy } from '#app/services/studies/pauseStudy.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { openSample } from '#test/services/studies/sampleStudy.ts';
import { answerTo, minutes, T0 } from './ratingAs.ts';

const PLAIN = { ratersPerItem: 2, blocksPerSitting: 12, controls: { share: 0, minimum: 0 } };

describeOnEachDatabase('a judgment taken at once', (open, kind) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  async function joined(token: string) {
    const { secret, rater } = await joinStudy(db, { token, consented: true }, { now: T0 });
    const state = await raterState(db, rater, { now: T0, ahead: 8 });
    const see = async ({ id }: BlindTask) =>
      (await authenticateWithStep(db, { token, secret, assignment: id })).step!;
    return { token, secret, rater, tasks: [state.task!, ...state.ahead!], see };
  }

  async function start() {
    const { token, study } = await openSample(db, { items: 8, protocol: PLAIN });
    return { slug: study.slug, ...(await joined(token)) };
  }

  const countJudgments = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from judgments`.execute(db)).rows[0]!.n;

  /** All that the judgments of a rater left behind, by task and not by when each came. */
  async function leftBy({ id }: Rater): Promise<unknown> {
    const { rows } = await sql<{ left: unknown }>`select json_build_object(
      'judgments', (select json_agg(json_build_array(assignments.task_id, revision, choice is null, strength, comment, active_ms,
          judgments.submitted_at, assignments.submitted_at, (
            select json_agg(json_build_array(criterion, value) order by criterion)
            from ratings where judgment_id = judgments.id)) order by assignments.task_id)
        from judgments join assignments on assignments.id = assignment_id where rater_id = ${id}),
      'blocks', (select json_agg(json_build_array(item_id, state, submitted_at is null) order by item_id)
        from blocks where rater_id = ${id}),
      'record', (select json_build_array(judged, cardinality(recent_ms), last_assignment is null, tasks)
        from rater_records where rater_id = ${id})) as left`.execute(db);
    return rows[0]!.left;
  }

  it('leaves what one in a transaction leaves', async () => {
    const { token } = await openSample(db, { items: 2, protocol: PLAIN });
    const quick = await joined(token);
    const usual = await joined(token);
    const answered = (task: BlindTask) => ({ ...answerTo(task), comment: ' fine ' });
    let atOnce = 0;
    for (let task: BlindTask | null = quick.tasks[0]!; task !== null;) {
      const isStored = await submitAtOnce(db, quick.rater, await quick.see(task), answered(task), {
        now: T0,
      });
      atOnce += isStored ? 1 : 0;
      ({ task } = await raterState(db, quick.rater, { now: T0 }));
    }
    for (let task: BlindTask | null = usual.tasks[0]!; task !== null;) {
      await submitJudgment(db, usual.rater, answered(task), { now: T0 });
      ({ task } = await raterState(db, usual.rater, { now: T0 }));
    }
    expect(atOnce).toBeGreaterThan(3);
    expect(await countJudgments()).toBe(2 * atOnce);
    expect(await leftBy(quick.rater)).toEqual(await leftBy(usual.rater));
    const { rows } = await sql`select item_id from item_rooms where submitted <> 2 or leased <> 0`.execute(
      db,
    );
    expect(rows).toEqual([]);
  });

  it.each([
    ['the study is paused', async ({ slug }: Started) => void (await pauseStudy(db, slug))],
    ['the study is closed', async ({ slug }: Started) => void (await closeStudy(db, slug))],
    [
      'the rater is set aside',
      async ({ slug, rater }: Started) =>
        await excludeRater(db, slug, { rater: rater.name, reason: 'asked to stop' }),
    ],
    [
      'the same judgment came',
      async ({ rater, tasks }: Started) =>
        void (await submitJudgment(db, rater, answerTo(tasks[0]!), { now: T0 })),
    ],
    [
      'another judgment of the rater came',
      async ({ rater, tasks }: Started) =>
        void (await submitJudgment(db, rater, answerTo(tasks[1]!), { now: T0 })),
    ],
    [
      'the task was skipped',
      async ({ rater, tasks }: Started) =>
        await skipTask(db, rater, { assignment: tasks[0]!.id, reason: 'knowledge' }, { now: T0 }),
    ],
    [
      'the block went to somebody else',
      async () => void (await db.updateTable('blocks').set({ state: 'expired' }).execute()),
    ],
    [
      'the study was changed',
      async () => void (await db.updateTable('studies').set({ name: 'Another name' }).execute()),
    ],
  ])('is not stored where meanwhile %s', async (_, meanwhile) => {
    const started = await start();
    const { rater, tasks, see } = started;
    const step = await see(tasks[0]!);
    await meanwhile(started);
    const before = [await countJudgments(), await leftBy(rater)];
    const answer = { ...answerTo(tasks[0]!), key: randomUUID() };
    expect(await submitAtOnce(db, rater, step, answer, { now: T0 })).toBe(false);
    expect([await countJudgments(), await leftBy(rater)]).toEqual(before);
  });
  type Started = Awaited<ReturnType<typeof start>>;

  it('is not stored for a wrong answer, a lease that needs extending, or another configuration', async () => {
    const { rater, tasks, see } = await start();
    const task = tasks[0]!;
    const step = await see(task);
    const answer = answerTo(task);
    expect(
      await submitAtOnce(db, rater, step, { ...answer, ratings: { fluency: 99 } } as never, { now: T0 }),
    ).toBe(false);
    expect(await submitAtOnce(db, rater, step, answer, { now: minutes(30) })).toBe(false);
    expect(await submitAtOnce(db, rater, { ...step, version: '0' }, answer, { now: T0 })).toBe(false);
    expect(await countJudgments()).toBe(0);
    expect(await submitAtOnce(db, rater, step, answer, { now: T0 })).toBe(true);
  });

  it('answers with the next task, says what is wrong, and stores the same once', async () => {
    const { token, secret, tasks } = await start();
    const visitor = { token, secret };
    const answer = answerTo(tasks[0]!);
    const first = await takeJudgment(db, visitor, answer, { now: T0 });
    expect(first).toMatchObject({ task: { id: tasks[1]!.id }, progress: { done: 1 }, last: tasks[0]!.id });
    expect(await takeJudgment(db, visitor, answer, { now: T0 })).toEqual(first);
    expect(await countJudgments()).toBe(1);
    const failing = (input: unknown, as = visitor) => takeJudgment(db, as, input, { now: T0 });
    await expect(failing({})).rejects.toMatchObject({ reason: 'not-sent-as-fits' });
    await expect(failing({}, { token, secret: 'nobody' })).rejects.toMatchObject({ reason: 'not-joined' });
    await expect(failing(answerTo({ ...tasks[1]!, id: randomUUID() }))).rejects.toMatchObject({
      reason: 'no-such-task',
    });
    const others = await joinStudy(db, { token, consented: true }, { now: T0 });
    await expect(failing(answerTo(tasks[1]!), { token, secret: others.secret })).rejects.toMatchObject({
      reason: 'task-of-another',
    });
    await expect(failing(answerTo(tasks[1]!), { token: 'nowhere', secret })).rejects.toMatchObject({
      reason: 'link-leads-nowhere',
    });
    const wrong = { ...answerTo(tasks[1]!), ratings: { fluency: 99 }, preference: 'above' };
    await expect(failing(wrong)).rejects.toMatchObject({ reason: 'not-sent-as-fits' });
    expect(await countJudgments()).toBe(1);
  });

  // One connection can't hold another up.
  if (kind !== 'server') return;

  it('sees what came while it waited for the rater', async () => {
    const { rater, tasks, see } = await start();
    const step = await see(tasks[0]!);
    let tell = () => {};
    const locked = new Promise<void>((resolve) => (tell = resolve));
    const holding = db.transaction().execute(async (trx) => {
      await sql`select from raters where id = ${rater.id} for no key update`.execute(trx);
      tell();
      await sleep(300);
      await sql`update rater_records set judged = judged + 1 where rater_id = ${rater.id}`.execute(trx);
    });
    await locked;
    // It begins with what is there now, and is held up by the lock.
    const waiting = submitAtOnce(db, rater, step, answerTo(tasks[0]!), { now: T0 });
    await holding;
    expect(await waiting).toBe(false);
    expect(await countJudgments()).toBe(0);
  });

  it('ends each block, however many of its tasks are sent at once', async () => {
    const { token } = await openSample(db, { items: 10, protocol: { ...PLAIN, ratersPerItem: 3 } });
    const raters = [await joined(token), await joined(token), await joined(token)];
    for (let round = 0; round < 30; round++) {
      const sent = await Promise.all(
        raters.map(async ({ rater, secret }) => {
          const { task, ahead = [] } = await raterState(db, rater, { now: T0, ahead: 8 });
          const tasks = task === null ? [] : [task, ...ahead];
          return tasks.map((each) => ({ visitor: { token, secret }, answer: answerTo(each) }));
        }),
      );
      const all = sent.flat();
      if (all.length === 0) break;
      await Promise.all(all.map(({ visitor, answer }) => takeJudgment(db, visitor, answer, { now: T0 })));
    }
    const { rows } = await sql`select state, count(*)::int as n from blocks group by state`.execute(db);
    expect(rows).toEqual([{ state: 'submitted', n: 30 }]);
    const { rows: open } = await sql`select from assignments where submitted_at is null`.execute(db);
    expect(open).toEqual([]);
    const { rows: counted } = await sql<{ judged: number; stored: number }>`
      select sum(judged)::int as judged, (select count(*)::int from judgments) as stored from rater_records`.execute(
      db,
    );
    expect(counted[0]!.judged).toBe(counted[0]!.stored);
  });
});
