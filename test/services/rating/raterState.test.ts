import { beforeEach, expect, it } from 'vitest';
import { raterState } from '#app/services/rating/raterState.ts';
import { joinStudy } from '#app/services/rating/joinStudy.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { pauseStudy } from '#app/services/studies/pauseStudy.ts';
import { withdrawStudy } from '#app/services/studies/withdrawStudy.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import {
  configurationOf,
  itemsOf,
  openByRule1,
  openSample,
  outputOf,
  writeOutputs,
} from '#test/services/studies/sampleStudy.ts';
import { join, judge, minutes, T0 } from './ratingAs.ts';

describeOnEachDatabase('raterState', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });
  const blocks = () =>
    db.selectFrom('blocks').select(['item_id', 'rater_id', 'state']).orderBy('id').execute();

  it('reserves few blocks at first and shows the same task until it is judged', async () => {
    const { token } = await openSample(db, { items: 8 });
    const rater = await join(db, token);
    const first = await raterState(db, rater, { now: T0 });
    expect(first).toMatchObject({ finished: null, last: null, progress: { done: 0, medianActiveMs: null } });
    expect(first.task).not.toBeNull();
    expect(await blocks()).toHaveLength(2);
    expect(await raterState(db, rater, { now: minutes(1) })).toEqual(first);
    const [judged] = await judge(db, rater, 1, minutes(2));
    const second = await raterState(db, rater, { now: minutes(2) });
    expect(second.last).toBe(judged!.id);
    expect(second.task!.id).not.toBe(first.task!.id);
    expect(second.progress).toEqual({ done: 1, total: first.progress.total, medianActiveMs: 1000 });
  });

  it('gives a rater every task once and never one twice, through all sittings', async () => {
    const { token, study } = await openSample(db, { items: 9 });
    const rater = await join(db, token);
    const judged = await judge(db, rater, 1000);
    const tasks = await db.selectFrom('tasks').select('id').where('study_id', '=', study.id).execute();
    expect(judged).toHaveLength(tasks.length);
    expect(new Set(judged.map((task) => task.id)).size).toBe(judged.length);
    expect(await raterState(db, rater, { now: T0 })).toMatchObject({ task: null, finished: 'complete' });
    expect((await blocks()).every((block) => block.state === 'submitted')).toBe(true);
    // Two blocks to begin with, and the seven that are left in two sittings of four at most.
    const positions = await db
      .selectFrom('assignments')
      .innerJoin('blocks', 'blocks.id', 'assignments.block_id')
      .select(['position', 'block_id'])
      .orderBy('position')
      .execute();
    expect(positions.map((row) => row.position)).toEqual(positions.map((_, i) => i));
    const begins = [2, 6].map((last) => positions.findIndex((row) => row.block_id > last));
    const before = [2, 6].map((last) => positions.filter((row) => row.block_id <= last).length);
    expect(begins).toEqual(before);
  });

  it('shows an item’s Likert tasks before its pair, in another order and the other way round for another rater', async () => {
    const { token } = await openSample(db, { items: 9, protocol: { controls: { share: 0, minimum: 0 } } });
    const orders = [];
    const lefts: Map<string, string>[] = [];
    for (const rater of [await join(db, token), await join(db, token)]) {
      const judged = await judge(db, rater, 1000);
      const prompts = new Map<string, string[]>();
      for (const task of judged) prompts.set(task.prompt, [...(prompts.get(task.prompt) ?? []), task.kind]);
      for (const kinds of prompts.values()) expect(kinds).toEqual([...kinds].sort());
      const pairs = judged.filter((task) => task.kind === 'pairwise');
      expect(pairs).toHaveLength(8);
      lefts.push(new Map(pairs.map((task) => [task.prompt, task.left])));
      orders.push(judged.map((task) => `${task.kind} ${task.prompt}`).join('\n'));
    }
    expect(orders[0]).not.toBe(orders[1]);
    for (const [prompt, left] of lefts[0]!) expect(lefts[1]!.get(prompt)).not.toBe(left);
  });

  it('fills the items with the fewest blocks first', async () => {
    const { token } = await openSample(db, { items: 8 });
    await raterState(db, await join(db, token), { now: T0 });
    await raterState(db, await join(db, token), { now: T0 });
    expect(new Set((await blocks()).map((block) => block.item_id)).size).toBe(4);
  });

  it('says whether more may come: others hold the rest, or everything is judged', async () => {
    const { token } = await openSample(db, { items: 2 });
    const [one, two, three] = [await join(db, token), await join(db, token), await join(db, token)];
    await raterState(db, one, { now: T0 });
    await raterState(db, two, { now: T0 });
    expect((await raterState(db, three, { now: T0 })).finished).toBe('none-left');
    await judge(db, one, 100);
    expect((await raterState(db, one, { now: T0 })).finished).toBe('complete');
    await judge(db, two, 100);
    expect((await raterState(db, three, { now: T0 })).finished).toBe('complete');
  });

  it('stops at the most items for one rater', async () => {
    const { token } = await openSample(db, {
      items: 8,
      protocol: { mostItemsPerRater: 5, controls: { share: 0, minimum: 0 } },
    });
    const rater = await join(db, token);
    await judge(db, rater, 1000);
    expect(await blocks()).toHaveLength(5);
    expect((await raterState(db, rater, { now: T0 })).finished).toBe('complete');
  });

  it('gives items only to those who read their language', async () => {
    const items = itemsOf(6).map((item, i) => ({ ...item, language: ['en', 'zh-Hans', undefined][i % 3] }));
    const study = await createStudy(db, { configuration: configurationOf(), items });
    await writeOutputs(db, study.id);
    await openByRule1(db, study.slug);
    const { token } = await createInvitation(db, { slug: study.slug, label: 'x' });
    const { rater } = await joinStudy(db, { token, consented: true, languages: ['zh'] }, { now: T0 });
    const judged = await judge(db, rater, 1000);
    expect(new Set(judged.map((task) => task.language))).toEqual(new Set(['zh-Hans', null]));
    expect(await blocks()).toHaveLength(4);
    expect((await raterState(db, rater, { now: T0 })).finished).toBe('complete');
  });

  it('gives an item back whose lease ran out, and the rater it when there is still room', async () => {
    const { token } = await openSample(db, { items: 2, protocol: { ratersPerItem: 1 } });
    const [slow, quick] = [await join(db, token), await join(db, token)];
    const before = (await raterState(db, slow, { now: T0 })).task!;
    expect((await raterState(db, quick, { now: minutes(14) })).finished).toBe('none-left');
    // An hour later nobody else came: the slow rater goes on where they stopped.
    expect((await raterState(db, slow, { now: minutes(61) })).task).toEqual(before);
    // Two hours later somebody did.
    expect((await raterState(db, quick, { now: minutes(122) })).task).not.toBeNull();
    expect(await raterState(db, slow, { now: minutes(123) })).toMatchObject({
      task: null,
      finished: 'none-left',
    });
    await judge(db, quick, 100, minutes(123));
    expect((await raterState(db, slow, { now: minutes(200) })).finished).toBe('complete');
    expect((await blocks()).map((block) => block.state).sort()).toEqual([
      'expired',
      'expired',
      'submitted',
      'submitted',
    ]);
  });

  it('keeps leases alive while the rater works', async () => {
    const { token } = await openSample(db, { items: 2, protocol: { ratersPerItem: 1 } });
    const [slow, other] = [await join(db, token), await join(db, token)];
    for (const at of [0, 50, 100, 150]) await judge(db, slow, 1, minutes(at));
    expect((await raterState(db, other, { now: minutes(205) })).task).toBeNull();
  });

  it.each([
    ['paused', [pauseStudy]],
    ['closed', [pauseStudy, closeStudy]],
    ['withdrawn', [pauseStudy, withdrawStudy]],
  ] as const)('says that the study is %s', async (finished, moves) => {
    const { token, study } = await openSample(db);
    const rater = await join(db, token);
    await judge(db, rater, 2);
    for (const move of moves) await move(db, study.slug);
    expect(await raterState(db, rater, { now: T0 })).toMatchObject({
      task: null,
      finished,
      progress: { done: 2 },
    });
  });

  it('shows the same but for the texts when the systems trade their outputs', async () => {
    const sequence = async (write: typeof outputOf) => {
      const { token } = await openSample(db, { items: 8, write });
      const judged = await judge(db, await join(db, token), 100);
      const texts = judged.flatMap((task) => (task.kind === 'pairwise' ? [task.left, task.right] : []));
      const bare = judged.map((task) =>
        task.kind === 'pairwise' ? { ...task, id: '', left: '', right: '' } : { ...task, id: '', text: '' },
      );
      return { bare, texts };
    };
    const one = await sequence(outputOf);
    const other = await sequence((system, position) =>
      outputOf(system === 'base' ? 'tiny' : 'base', position),
    );
    expect(other.bare).toEqual(one.bare);
    expect(other.texts).not.toEqual(one.texts);
  });

  it('lets nothing but allowed fields through to the rater', async () => {
    const { token } = await openSample(db, { items: 4 });
    const seen = new Set<string>();
    for (const task of await judge(db, await join(db, token), 100)) {
      for (const key of Object.keys(task)) seen.add(`${task.kind} ${key}`);
      expect(task.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-/);
      expect(JSON.stringify(task)).not.toMatch(/base"|tiny|control-|system/);
    }
    expect([...seen].sort()).toEqual([
      ...['comments', 'criteria', 'id', 'kind', 'language', 'prompt', 'source', 'text'].map(
        (k) => `likert ${k}`,
      ),
      ...['comments', 'id', 'kind', 'language', 'left', 'prompt', 'right', 'source'].map(
        (k) => `pairwise ${k}`,
      ),
    ]);
  });
});
