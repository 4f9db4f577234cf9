import { beforeEach, expect, it } from 'vitest';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import type { Database } from '#db/database.ts';
import { findStudy } from '#db/queries/studies.ts';
import { listSystems } from '#db/queries/systems.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { forceState } from '#test/services/studies/forceState.ts';
import { configurationOf, itemsOf, outputOf, writeOutputs } from '#test/services/studies/sampleStudy.ts';

describeOnEachDatabase('prepareTasks', (open) => {
  let db: Database;
  let study: { id: number; slug: string };
  const create = async (items: number, protocol = {}) => {
    study = await createStudy(db, { configuration: configurationOf(protocol), items: itemsOf(items) });
    await writeOutputs(db, study.id);
  };
  /** Each task as `item kind slot:text …`, sorted: what is independent of ids. */
  const shown = async () => {
    const rows = await db
      .selectFrom('tasks')
      .innerJoin('items', 'items.id', 'tasks.item_id')
      .innerJoin('task_outputs', 'task_outputs.task_id', 'tasks.id')
      .innerJoin('outputs', 'outputs.id', 'task_outputs.output_id')
      .innerJoin('systems', 'systems.id', 'outputs.system_id')
      .select([
        'tasks.id',
        'items.position',
        'tasks.kind',
        'task_outputs.slot',
        'systems.name',
        'outputs.text',
      ])
      .orderBy('tasks.id')
      .orderBy('task_outputs.slot')
      .orderBy('systems.position')
      .execute();
    const tasks = new Map<number, string>();
    for (const row of rows) {
      const before = tasks.get(row.id) ?? `${row.position} ${row.kind}`;
      tasks.set(row.id, `${before} ${row.slot}:${row.name}=${row.text.slice(0, 5)}`);
    }
    return [...tasks.values()].sort();
  };

  beforeEach(async () => {
    db = await open();
  });

  it('makes Likert and pairwise tasks, shares equal texts, and moves the study to ready', async () => {
    await create(3, { controls: { share: 0, minimum: 0 } });
    expect(await prepareTasks(db, study.id)).toEqual({ tasks: 7, items: 3, withoutControl: [] });
    expect((await findStudy(db, study.slug))!.state).toBe('ready');
    expect(await shown()).toEqual([
      '0 likert single:base=One s',
      '0 likert single:tiny=Other',
      '0 pairwise a:base=One s b:tiny=Other',
      '1 likert single:base=One s',
      '1 likert single:tiny=Other',
      '1 pairwise a:base=One s b:tiny=Other',
      '2 likert single:base=Both  single:tiny=Both ',
    ]);
  });

  it('stores a control system for each criterion, dose and maker, whose outputs are rated and never compared', async () => {
    await create(6, { controls: { share: 0, minimum: 6 } });
    await prepareTasks(db, study.id);
    const controls = (await listSystems(db, study.id)).filter((system) => system.role === 'control');
    expect(controls.map((system) => [system.name, system.criterion, system.provider])).toEqual([
      ['control-fluency-gross-shuffled-words', 'fluency', null],
      ['control-relevance-gross-other-text', 'relevance', null],
      ['control-consistency-gross-other-facts', 'consistency', null],
    ]);
    const tasks = await shown();
    const ofControls = tasks.filter((task) => task.includes('control-'));
    expect(ofControls).toHaveLength(6);
    for (const task of ofControls) expect(task).toMatch(/^\d likert single:control-/);
    const outputs = await db.selectFrom('outputs').select(['item_id', 'text']).execute();
    const distinct = new Set(outputs.map((output) => `${output.item_id} ${output.text}`));
    expect(distinct.size).toBe(6 * 2 - 1 + 6);
  });

  it('draws whose text is spoiled, and stores the dose, the maker and the source', async () => {
    await create(60, { controls: { slight: 10, gross: 6 } });
    await prepareTasks(db, study.id);
    const rows = await db
      .selectFrom('outputs')
      .innerJoin('systems', 'systems.id', 'outputs.system_id')
      .innerJoin('systems as sources', 'sources.id', 'outputs.source_system_id')
      .innerJoin('outputs as originals', (join) =>
        join
          .onRef('originals.item_id', '=', 'outputs.item_id')
          .onRef('originals.system_id', '=', 'outputs.source_system_id'),
      )
      .select([
        'systems.name',
        'systems.criterion',
        'systems.dose',
        'systems.maker',
        'sources.name as source',
        'outputs.text',
        'originals.text as original',
      ])
      .execute();
    expect(rows.filter(({ dose }) => dose === 'gross')).toHaveLength(6);
    for (const key of ['fluency', 'consistency']) {
      expect(rows.filter(({ dose, criterion }) => dose === 'slight' && criterion === key)).toHaveLength(10);
    }
    for (const { name, criterion, dose, maker, text, original } of rows) {
      expect(name).toBe(`control-${criterion}-${dose}-${maker}`);
      expect(text).not.toBe(original);
      if (dose === 'slight')
        expect(Math.abs(text.length - original.length)).toBeLessThan(original.length / 19);
    }
    const sources = rows.map(({ source }) => source);
    expect(new Set(sources)).toEqual(new Set(['base', 'tiny']));
  });

  it('compares controls with their sources where nothing is rated', async () => {
    await create(30, { criteria: [], controls: { slight: 8, gross: 2 } });
    await prepareTasks(db, study.id);
    const tasks = await shown();
    const carrying = new Set(
      tasks.filter((task) => task.includes('control-')).map((task) => task.split(' ')[0]),
    );
    expect(carrying.size).toBe(10);
    for (const item of carrying) {
      const own = tasks.filter((task) => task.startsWith(`${item} `));
      // The third item's texts are the same for both systems.
      expect(own).toHaveLength(item === '2' ? 1 : 3);
      expect(own.filter((task) => task.includes('control-'))).toHaveLength(item === '2' ? 1 : 2);
    }
  });

  it('changes nothing when called again, and begins anew where outputs were made again', async () => {
    await create(4);
    const first = await prepareTasks(db, study.id);
    const before = await shown();
    expect((await prepareTasks(db, study.id)).tasks).toBe(first.tasks);
    expect(await shown()).toEqual(before);
    await forceState(db, study.id, 'draft');
    await prepareTasks(db, study.id);
    expect(await shown()).toEqual(before);
    expect((await listSystems(db, study.id)).length).toBe(2 + 3);
  });

  it('survives being called twice at once', async () => {
    await create(4);
    const [one, two] = await Promise.all([prepareTasks(db, study.id), prepareTasks(db, study.id)]);
    expect(one.tasks).toBe(two.tasks);
  });

  it('leaves nothing half done when it fails', async () => {
    await create(3);
    await db.deleteFrom('outputs').where('text', '=', outputOf('tiny', 1)).execute();
    await expect(prepareTasks(db, study.id)).rejects.toThrow('1 of 6 outputs');
    expect(await shown()).toEqual([]);
    expect((await findStudy(db, study.slug))!.state).toBe('draft');
  });

  it('does not number tasks in the order of systems', async () => {
    await create(24, { controls: { share: 0, minimum: 0 }, pairwise: false });
    await prepareTasks(db, study.id);
    const rows = await db.selectFrom('tasks').select(['id', 'item_id']).orderBy('id').execute();
    const firsts = new Map<number, number>();
    for (const row of rows) if (!firsts.has(row.item_id)) firsts.set(row.item_id, row.id);
    const names = await db
      .selectFrom('task_outputs')
      .innerJoin('outputs', 'outputs.id', 'task_outputs.output_id')
      .innerJoin('systems', 'systems.id', 'outputs.system_id')
      .select('systems.name')
      .where('task_id', 'in', [...firsts.values()])
      .execute();
    expect(new Set(names.map((row) => row.name))).toEqual(new Set(['base', 'tiny']));
  });

  it('refuses a study that is open', async () => {
    await create(3);
    await openStudy(db, study.slug);
    await expect(prepareTasks(db, study.id)).rejects.toMatchObject({ code: 'conflict' });
    await expect(prepareTasks(db, 999)).rejects.toMatchObject({ code: 'not_found' });
  });
});
