import { beforeEach, expect, it } from 'vitest';
import { studyConfigurationSchema } from '#app/core/studies/configuration.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { listControls } from '#app/services/tasks/listControls.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import { setAdmissibleRange } from '#app/services/tasks/setAdmissibleRange.ts';
import { replaceControlText } from '#app/services/tasks/replaceControlText.ts';
import type { Database } from '#db/database.ts';
import { listEvents } from '#db/queries/events.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { configurationOf, itemsOf, outputOf, writeOutputs } from '#test/services/studies/sampleStudy.ts';

const ADMISSIBLE = {
  exclusion: { minimumControls: 6, mostFailedShare: 0.3, admissible: { fluency: { lowest: 1, highest: 2 } } },
};

describeOnEachDatabase('controls', (open) => {
  let db: Database;
  let study: { id: number; slug: string };
  beforeEach(async () => {
    db = await open();
    study = await createStudy(db, {
      configuration: configurationOf({ controls: { share: 0, minimum: 6 } }, ADMISSIBLE),
      items: itemsOf(8),
    });
    await writeOutputs(db, study.id);
  });

  it('are listed with what they harm, what they were made of, and which ratings are attentive', async () => {
    expect(await listControls(db, study.slug)).toEqual([]);
    await prepareTasks(db, study.id);
    const controls = await listControls(db, study.slug);
    expect(controls).toHaveLength(6);
    for (const { item, criterion, original, sourceSystem, text, admissible, prompt } of controls) {
      const position = Number(item.slice('item-'.length));
      expect(original).toBe(outputOf(sourceSystem!, position));
      expect(prompt).toBe(itemsOf(8)[position]!.prompt);
      expect(text).not.toBe(original);
      expect(admissible).toEqual({ lowest: 1, highest: criterion === 'fluency' ? 2 : 3 });
    }
    expect(new Set(controls.map(({ criterion }) => criterion)).size).toBe(3);
  });

  it('take another range, until the study opens, and it is the rule’s', async () => {
    const set = (criterion: string, lowest: number, highest: number) =>
      setAdmissibleRange(db, study.slug, { criterion, lowest, highest }, { actor: 'lead' });
    await prepareTasks(db, study.id);
    await set('relevance', 1, 4);
    await set('relevance', 1, 4);
    const controls = await listControls(db, study.slug);
    expect(controls.find(({ criterion }) => criterion === 'relevance')!.admissible).toEqual({
      lowest: 1,
      highest: 4,
    });
    const { configuration } = await db.selectFrom('studies').selectAll().executeTakeFirstOrThrow();
    expect(studyConfigurationSchema.parse(configuration).exclusion.admissible).toEqual({
      fluency: { lowest: 1, highest: 2 },
      relevance: { lowest: 1, highest: 4 },
    });
    const events = await listEvents(db, study.id);
    expect(events.filter(({ kind }) => kind === 'control-range-changed')).toMatchObject([
      { actor: 'lead', detail: { criterion: 'relevance', before: { highest: 3 }, range: { highest: 4 } } },
    ]);
    for (const [lowest, highest] of [
      [0, 3],
      [3, 2],
      [1, 5],
      [1, 6],
      [1.5, 3],
      [NaN, 3],
    ] as const) {
      await expect(set('fluency', lowest, highest)).rejects.toMatchObject({ code: 'invalid_input' });
    }
    await expect(set('colour', 1, 2)).rejects.toMatchObject({ code: 'not_found' });
    await openStudy(db, study.slug);
    await expect(set('fluency', 1, 3)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('that do no harm are told', async () => {
    await prepareTasks(db, study.id);
    const [control] = await listControls(db, study.slug);
    expect(control!.problems).toEqual([]);
    await db
      .updateTable('outputs')
      .set({ text: control!.original! })
      .where('id', '=', control!.id!)
      .execute();
    expect((await listControls(db, study.slug))[0]!.problems).toEqual([
      { path: 'text', reason: 'is-systems-text', params: {} },
    ]);
  });

  it('take the text that a lead writes, until the study opens', async () => {
    await prepareTasks(db, study.id);
    const [control] = await listControls(db, study.slug);
    const replace = (text: string, id = control!.id!) =>
      replaceControlText(db, study.slug, id, text, { actor: 'lead' });
    await replace('Lamp lamp lamp.');
    expect((await listControls(db, study.slug))[0]).toMatchObject({
      ...control,
      text: 'Lamp lamp lamp.',
      maker: 'lead',
      own: true,
      change: expect.any(Number),
    });
    expect((await listEvents(db, study.id)).at(-1)).toMatchObject({
      kind: 'control-replaced',
      actor: 'lead',
      detail: { item: control!.item, criterion: control!.criterion },
    });
    for (const text of ['', ' \n', 'x'.repeat(100_001), 'a\u0000b', ` ${control!.original} `]) {
      await expect(replace(text)).rejects.toMatchObject({
        code: 'invalid_input',
        problems: [{ path: 'text' }],
      });
    }
    const systems = await db.selectFrom('outputs').select('id').orderBy('id').execute();
    await expect(replace('x', systems[0]!.id)).rejects.toMatchObject({ code: 'not_found' });
    await openStudy(db, study.slug);
    await expect(replace('Too late.')).rejects.toMatchObject({ code: 'conflict' });
  });
});

it('admissible ranges belong to criteria and end with their scales', () => {
  const paths = (admissible: object) =>
    studyConfigurationSchema
      .safeParse({
        ...configurationOf(),
        exclusion: { minimumControls: 6, mostFailedShare: 0.3, admissible },
      })
      .error?.issues.map(({ path }) => path.join('.'));
  expect(paths({ fluency: { lowest: 1, highest: 5 } })).toBeUndefined();
  expect(paths({ fluency: { lowest: 1, highest: 6 } })).toEqual(['exclusion.admissible.fluency']);
  expect(paths({ style: { lowest: 1, highest: 2 } })).toEqual(['exclusion.admissible.style']);
  expect(paths({ fluency: { lowest: 3, highest: 2 } })).toEqual(['exclusion.admissible.fluency.lowest']);
});
