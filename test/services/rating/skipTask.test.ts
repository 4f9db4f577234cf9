import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { MOST_AHEAD } from '#app/services/rating/mostAhead.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { skipTask } from '#app/services/rating/skipTask.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import { pauseStudy } from '#app/services/studies/pauseStudy.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { openSample } from '#test/services/studies/sampleStudy.ts';
import { answerTo, join, judge, T0 } from './ratingAs.ts';

describeOnEachDatabase('passing a task on', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });
  const now = T0;
  const controls = { share: 0, minimum: 0 };
  const blocks = async () =>
    await db
      .selectFrom('blocks')
      .select(['item_id', 'rater_id', 'state', 'set_aside'])
      .orderBy('id')
      .execute();
  const skips = async () =>
    (await db.selectFrom('events').selectAll().where('kind', '=', 'task-skipped').execute()).map(
      ({ actor, detail }) => ({ actor, detail }),
    );

  it('gives its block to somebody else, keeps what was judged of it, and tells why', async () => {
    const { token } = await openSample(db, {
      items: 1,
      protocol: { ratersPerItem: 1, blocksPerSitting: 1, controls },
    });
    const first = await join(db, token);
    await judge(db, first, 1);
    const { task, progress } = await raterState(db, first, { now });
    expect(progress).toMatchObject({ done: 1, total: 3 });
    const skip = { assignment: task!.id, reason: 'other', note: ' odd\u0000 ' };
    await skipTask(db, first, skip, { now });
    await skipTask(db, first, skip, { now });
    expect(await skips()).toEqual([
      {
        actor: 'rater-01',
        detail: { rater: 'rater-01', item: 'item-0', task: task!.kind, reason: 'other', note: 'odd' },
      },
    ]);
    expect(await raterState(db, first, { now })).toMatchObject({
      task: null,
      finished: 'complete',
      progress: { done: 1, total: 1 },
    });
    const second = await join(db, token);
    expect(await judge(db, second, 9)).toHaveLength(3);
    expect(await blocks()).toMatchObject([
      { state: 'expired', set_aside: true },
      { state: 'submitted', set_aside: false },
    ]);
    expect(await db.selectFrom('judgments').selectAll().execute()).toHaveLength(4);
  });

  it('goes on with the next task, and takes no judgment of what was passed on', async () => {
    const { token } = await openSample(db, {
      items: 4,
      protocol: { ratersPerItem: 2, blocksPerSitting: 4, controls },
    });
    const rater = await join(db, token);
    const { task } = await raterState(db, rater, { now });
    await skipTask(db, rater, { assignment: task!.id, reason: 'knowledge' }, { now });
    const next = await raterState(db, rater, { now });
    expect(next.task!.id).not.toBe(task!.id);
    // Of the two blocks that are reserved at first one is left, and its tasks are what is to do.
    const left = await db
      .selectFrom('assignments')
      .innerJoin('blocks', 'blocks.id', 'assignments.block_id')
      .where('blocks.set_aside', '=', false)
      .select(['assignments.block_id as block'])
      .execute();
    expect(new Set(left.map(({ block }) => block)).size).toBe(1);
    expect(next.progress.total).toBe(left.length);
    await expect(submitJudgment(db, rater, answerTo(task!), { now })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('You passed this task on') as string,
    });
    const { rows } = await sql<{ others: number }>`
      select count(*) as others from tasks where item_id not in (select item_id from blocks where set_aside)`.execute(
      db,
    );
    expect(await judge(db, rater, 20)).toHaveLength(rows[0]!.others);
  });

  it('leaves out what was only shown a second time, so that no other block goes', async () => {
    const { token } = await openSample(db, {
      items: 6,
      protocol: { ratersPerItem: 1, blocksPerSitting: 6, repeats: { share: 0.3 } },
    });
    const rater = await join(db, token);
    // Nothing is shown a second time among the first few tasks.
    const { progress } = await raterState(db, rater, { now });
    await judge(db, rater, progress.total);
    await raterState(db, rater, { now });
    const repeat = await db
      .selectFrom('assignments')
      .select('id')
      .where('repeat', '=', true)
      .executeTakeFirstOrThrow();
    await skipTask(db, rater, { assignment: repeat.id, reason: 'other' }, { now });
    expect((await blocks()).every(({ state, set_aside }) => state !== 'expired' && !set_aside)).toBe(true);
    expect(await db.selectFrom('assignments').select('id').where('id', '=', repeat.id).execute()).toEqual([]);
    await judge(db, rater, 100);
    expect((await blocks()).every(({ state }) => state === 'submitted')).toBe(true);
  });

  it('is refused for what is judged, unknown, or another rater’s, and while the study is not open', async () => {
    const { study, token } = await openSample(db, { items: 3, protocol: { ratersPerItem: 3 } });
    const [rater, other] = [await join(db, token), await join(db, token)];
    const [judged] = await judge(db, rater, 1);
    const { task } = await raterState(db, rater, { now });
    const skip = (who: typeof rater, input: object) =>
      skipTask(db, who, { reason: 'other', ...input }, { now });
    const code = (expected: string) => expect.objectContaining({ code: expected }) as Error;
    await expect(skip(rater, { assignment: judged!.id })).rejects.toEqual(code('conflict'));
    await expect(skip(rater, { assignment: randomUUID() })).rejects.toEqual(code('not_found'));
    await expect(skip(other, { assignment: task!.id })).rejects.toEqual(code('forbidden'));
    await expect(skip(rater, { assignment: task!.id, reason: 'boring' })).rejects.toEqual(
      code('invalid_input'),
    );
    await expect(skip(rater, { assignment: task!.id, note: 'x'.repeat(501) })).rejects.toEqual(
      code('invalid_input'),
    );
    await pauseStudy(db, study.slug);
    await expect(skip(rater, { assignment: task!.id })).rejects.toEqual(code('conflict'));
    expect(await skips()).toEqual([]);
  });

  it('gives the tasks ahead that are reserved, in the order in which they come', async () => {
    const { token } = await openSample(db, {
      items: 12,
      protocol: { ratersPerItem: 1, blocksPerSitting: 4, controls },
    });
    const rater = await join(db, token);
    // The first two blocks are done, and four more are reserved.
    const { progress } = await raterState(db, rater, { now });
    await judge(db, rater, progress.total);
    const state = await raterState(db, rater, { now, ahead: 100 });
    expect(state.ahead).toHaveLength(MOST_AHEAD);
    expect((await raterState(db, rater, { now, ahead: 2 })).ahead).toHaveLength(2);
    const judged = await judge(db, rater, 1 + MOST_AHEAD);
    expect([state.task, ...state.ahead!]).toEqual(judged);
    expect(await raterState(db, rater, { now })).not.toHaveProperty('ahead');
  });
});
