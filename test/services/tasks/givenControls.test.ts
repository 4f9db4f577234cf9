import { beforeEach, expect, it } from 'vitest';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { deleteStudy } from '#app/services/studies/deleteStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { importControls } from '#app/services/tasks/importControls.ts';
import { listControls } from '#app/services/tasks/listControls.ts';
import { parseControls } from '#app/services/tasks/parseControls.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import { removeControl } from '#app/services/tasks/removeControl.ts';
import { replaceControlText } from '#app/services/tasks/replaceControlText.ts';
import { sampleControls } from '#app/services/tasks/sampleControls.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { writeControl } from '#app/services/tasks/writeControl.ts';
import type { Database } from '#db/database.ts';
import { listEvents } from '#db/queries/events.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { configurationOf, itemsOf, outputOf, writeOutputs } from '#test/services/studies/sampleStudy.ts';
import { told } from '#test/told.ts';
import { isAppError } from '#app/core/shared/errors.ts';

const STYLE = {
  key: 'style',
  label: { en: 'Style', zh: '文风' },
  question: { en: 'Does it sound like us?', zh: '像我们的文风吗？' },
  scale: 5 as const,
  anchors: {
    en: ['not at all', 'hardly', 'partly', 'mostly', 'wholly'],
    zh: ['毫不', '很少', '部分', '大多', '完全'],
  },
};

/** What was said against an import, by place. */
async function refusal(promise: Promise<unknown>): Promise<string[]> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isAppError(error)) throw new Error(`It was not refused: ${String(error)}`);
  return told(error.problems).map(({ path, message }) => `${path}: ${message}`);
}

describeOnEachDatabase('controls of a lead', (open) => {
  let db: Database;
  let study: { id: number; slug: string };
  beforeEach(async () => {
    db = await open();
    study = await createStudy(db, {
      configuration: configurationOf({ criteria: [STYLE], controls: { slight: 2, gross: 0 } }),
      items: itemsOf(8),
    });
  });
  const of = (item: string, text: string, more: object = {}) => ({
    item,
    criterion: 'style',
    dose: 'slight',
    text,
    ...more,
  });

  it('are given before there are outputs, and are the study’s controls once they are', async () => {
    const result = await importControls(db, {
      slug: study.slug,
      controls: [
        of('item-3', 'Other says: lamp 3 is sort of red and needs 6 W.'),
        of('item-5', outputOf('base', 5)),
        of('item-6', 'Whatever it says, it shines.', { dose: 'gross', sourceSystem: 'tiny' }),
      ],
    });
    expect(result).toEqual({
      imported: 3,
      replaced: 0,
      unchanged: 0,
      counts: [
        { criterion: 'style', dose: 'slight', count: 2 },
        { criterion: 'style', dose: 'gross', count: 1 },
      ],
      lengths: [],
    });
    expect(await listControls(db, study.slug)).toMatchObject([
      { item: 'item-3', id: null, sourceSystem: null, original: null, change: null, own: true, problems: [] },
      { item: 'item-5' },
      { item: 'item-6', sourceSystem: 'tiny', dose: 'gross' },
    ]);
    await writeOutputs(db, study.id);
    await prepareTasks(db, study.id);
    const controls = await listControls(db, study.slug);
    expect(controls).toMatchObject([
      {
        item: 'item-3',
        id: expect.any(Number),
        maker: 'lead',
        // Found by likeness.
        sourceSystem: 'tiny',
        original: outputOf('tiny', 3),
        problems: [],
      },
      // What a system wrote after all can be no control, and the lead is told.
      { item: 'item-5', id: null, problems: [{ reason: 'is-systems-text' }] },
      { item: 'item-6', id: expect.any(Number), dose: 'gross', sourceSystem: 'tiny' },
    ]);
  });

  it('may be what a worse system wrote, which counts for all criteria and leaves no room for another', async () => {
    const file =
      'item,criterion,dose,text\nitem-2,,system,Lamps are lamps.\nitem-4,style,system,Style it has not.\nitem-5,,slight,No.';
    expect(await refusal(importControls(db, { slug: study.slug, ...parseControls(file) }))).toEqual([
      'line 4, field criterion: is missing',
    ]);
    const sound = file.split('\n').slice(0, 3).join('\n');
    const { counts } = await importControls(db, { slug: study.slug, ...parseControls(sound) });
    expect(counts).toEqual([
      { criterion: 'style', dose: 'system', count: 1 },
      { criterion: null, dose: 'system', count: 1 },
    ]);
    await writeOutputs(db, study.id);
    await prepareTasks(db, study.id);
    expect(await listControls(db, study.slug)).toMatchObject([
      {
        ...{ item: 'item-2', criterion: null, dose: 'system', maker: 'worse-system', own: true },
        ...{ sourceSystem: 'base', original: outputOf('base', 2), change: null, problems: [] },
      },
      { item: 'item-4', criterion: 'style', dose: 'system', sourceSystem: 'base' },
    ]);
    await removeControl(db, study.slug, 'item-2');
    expect((await listControls(db, study.slug)).map(({ item }) => item)).toEqual(['item-4']);
  });

  it('are refused with every fault by line and field, the same once, and then none is taken', async () => {
    await writeOutputs(db, study.id);
    const faulty = [
      'item;criterion;dose;text;source_system;remark',
      'item-0;tone;slight;A;;x',
      'item-1;tone;slight;B;;',
      'item-2;tone;small;C;old;',
      'item-9;style;slight;D;;',
      `item-3;style;slight; ${outputOf('tiny', 3)} ;;`,
      'item-4;style;slight;"";;',
      'item-5;style;slight;E;base;',
      'item-5;style;gross;F;base;',
    ].join('\n');
    const file = { slug: study.slug, ...parseControls(faulty) };
    expect(await refusal(importControls(db, file))).toEqual([
      'line 2, field criterion: raters are not asked about "tone"; the criteria are style (the same on 2 further lines)',
      'line 4, field dose: "small" is no dose; the doses are slight, gross, system',
      'line 4, field source_system: the study has no system "old"; those are base, tiny',
      'line 5, field item: the study has no item "item-9"',
      'line 6, field text: is what tiny wrote for "item-3"; change it so that it does harm',
      'line 7, field text: is missing',
      'line 9, field item: "item-5" has a control already, on line 8; an item has one',
    ]);
    expect(await listControls(db, study.slug)).toEqual([]);
    expect(
      await refusal(importControls(db, { slug: study.slug, ...parseControls('item,text\na,b') })),
    ).toEqual([
      'line 1: the column "criterion" is missing; the first line names the columns: item, criterion, dose, text',
      'line 1: the column "dose" is missing; the first line names the columns: item, criterion, dose, text',
    ]);
    const commas = 'item,criterion,dose,text\nitem-1,style,slight,A, B and C\n';
    expect(await refusal(importControls(db, { slug: study.slug, ...parseControls(commas) }))).toEqual([
      'line 2: has 5 cells, the header has 4; put texts with commas into quotation marks',
    ]);
  });

  it('are taken again without change, and give way only where that is asked for', async () => {
    const first = { slug: study.slug, controls: [of('item-1', 'One.'), of('item-2', 'Two.')] };
    await importControls(db, first);
    const second = { slug: study.slug, controls: [of('item-1', 'One.'), of('item-2', 'Three.')] };
    expect(await refusal(importControls(db, second))).toEqual([
      'item: "item-2" has another control of yours already; import with replacing, or leave it out',
    ]);
    const outcome = { imported: 1, replaced: 1, unchanged: 1 };
    expect(await importControls(db, { ...second, replace: true, check: true })).toMatchObject(outcome);
    expect((await listControls(db, study.slug)).map(({ text }) => text)).toEqual(['One.', 'Two.']);
    expect(await importControls(db, { ...second, replace: true })).toMatchObject(outcome);
    expect((await listControls(db, study.slug)).map(({ text }) => text)).toEqual(['One.', 'Three.']);
    expect(
      (await listEvents(db, study.id)).flatMap(({ kind, detail }) =>
        kind === 'controls-imported' ? [detail] : [],
      ),
    ).toMatchObject([
      { imported: 2, replaced: 0 },
      { imported: 1, replaced: 1 },
    ]);
  });

  it('build the tasks of a study anew that is ready, and can be taken away again, until it opens', async () => {
    await writeOutputs(db, study.id);
    await prepareTasks(db, study.id);
    expect(await listControls(db, study.slug)).toEqual([]);
    const tasks = async () => {
      const { task_count } = await requireStudy(db, study.slug);
      return task_count;
    };
    const before = await tasks();
    const text = outputOf('base', 4).replace('needs', 'kind of needs');
    const written = await writeControl(db, study.slug, of('item-4', text, { sourceSystem: 'base' }));
    expect(written.lengths).toEqual([{ item: 'item-4', change: expect.any(Number) }]);
    expect(await tasks()).toBe(before + 1);
    expect(await listControls(db, study.slug)).toMatchObject([
      { item: 'item-4', maker: 'lead', text, original: outputOf('base', 4), own: true },
    ]);
    // A text that is edited stays when others are written.
    const [control] = await listControls(db, study.slug);
    await replaceControlText(db, study.slug, control!.id!, 'Edited.');
    await writeControl(db, study.slug, of('item-6', 'Another.', { dose: 'gross' }));
    expect((await listControls(db, study.slug)).map((one) => one.text)).toEqual(['Edited.', 'Another.']);
    await removeControl(db, study.slug, 'item-6');
    await removeControl(db, study.slug, 'item-4', { actor: 'lead' });
    await expect(removeControl(db, study.slug, 'item-4')).rejects.toMatchObject({ code: 'not_found' });
    expect(await listControls(db, study.slug)).toEqual([]);
    expect(await tasks()).toBe(before);
    expect((await listEvents(db, study.id)).at(-1)).toMatchObject({
      kind: 'control-removed',
      actor: 'lead',
      detail: { item: 'item-4', criterion: 'style', dose: 'slight' },
    });
    await openStudy(db, study.slug);
    await createInvitation(db, { slug: study.slug, label: 'all' });
    for (const late of [
      () => writeControl(db, study.slug, of('item-4', text)),
      () => importControls(db, { slug: study.slug, controls: [of('item-4', text)] }),
      () => removeControl(db, study.slug, 'item-4'),
    ]) {
      await expect(late()).rejects.toMatchObject({ code: 'conflict', reason: 'controls-fixed' });
    }
  });

  it('begin with a table of items and what a system wrote, which is taken once it is changed', async () => {
    await writeOutputs(db, study.id);
    await importControls(db, { slug: study.slug, controls: [of('item-1', 'Mine.')] });
    const table = await sampleControls(db, await requireStudy(db, study.slug));
    const { controls, problems } = parseControls(table);
    expect(problems).toEqual([]);
    expect(controls.map(({ item }) => item).sort()).toEqual(
      [0, 2, 3, 4, 5, 6, 7].map((position) => `item-${position}`),
    );
    for (const { item, text, sourceSystem } of controls) {
      expect(text).toBe(outputOf(sourceSystem!, Number(item.slice(5))));
    }
    expect(await refusal(importControls(db, { slug: study.slug, controls }))).toHaveLength(7);
    const changed = controls.map((control) => ({ ...control, text: `${control.text} Period.` }));
    expect(await importControls(db, { slug: study.slug, controls: changed })).toMatchObject({ imported: 7 });
  });

  it('go with their study when it is deleted', async () => {
    await writeOutputs(db, study.id);
    await importControls(db, {
      slug: study.slug,
      controls: [of('item-1', 'Mine.', { sourceSystem: 'base' })],
    });
    await deleteStudy(db, study.slug);
    expect(await db.selectFrom('control_texts').selectAll().execute()).toEqual([]);
  });
});
