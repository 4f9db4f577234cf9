import { expect, it } from 'vitest';
import { configurationOfForm, valuesOfConfiguration } from '#app/components/study/newStudy.ts';
import { completeValues } from '#app/components/study/draft/completeValues.ts';
import { newStudyValues } from '#app/components/study/newStudy.ts';
import type { JsonObject } from '#app/core/studies/drafts/changes.ts';
import { changeDraft } from '#app/services/drafts/changeDraft.ts';
import { draftOf } from '#app/services/drafts/draftOf.ts';
import { setDraftItems } from '#app/services/drafts/draftItems.ts';
import { listDrafts } from '#app/services/drafts/keepDrafts.ts';
import {
  applyRevision,
  reviseStudy,
  revisedStudy,
  type FormOfStudies,
} from '#app/services/drafts/reviseStudy.ts';
import { applyStudy } from '#app/services/setup/applyStudy.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import type { Database } from '#db/database.ts';
import { insertAccount } from '#db/queries/accounts.ts';
import { findStudy } from '#db/queries/studies.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { configurationOf, itemsOf, writeOutputs } from '#test/services/studies/sampleStudy.ts';

const FORM: FormOfStudies = {
  valuesOf: (configuration) => JSON.parse(JSON.stringify(valuesOfConfiguration(configuration))) as JsonObject,
  configurationOf: (values) => configurationOfForm(completeValues(values, newStudyValues('draft', 'en'))),
};
const WISH = { access: { folder: '/', hosts: [] } as never, discard: false, check: false };

async function begun(db: Database) {
  const lead = await insertAccount(db, {
    ...{ email: 'ada@example.org', name: 'Ada', role: 'lead' },
    password_hash: 'x',
  });
  const configuration = configurationOf(
    { controls: { slight: 0, gross: 0 } },
    { tokenizer: 'char', resamples: 2000, voters: [] },
  );
  const { id, slug } = await createStudy(db, { configuration, items: itemsOf(12) });
  await writeOutputs(db, id);
  await prepareTasks(db, id);
  const by = { by: lead.id, actor: 'ada@example.org' };
  const draft = await reviseStudy(db, slug, FORM, by);
  return { slug, by, draft };
}

const change = async (
  db: Database,
  draft: string,
  place: string[],
  before: unknown,
  after: unknown,
  by: number,
) => changeDraft(db, draft, [{ place, before, after }] as never, { by });

describeOnEachDatabase('changing a study by a draft', (open) => {
  it('changes what was changed, and nothing that the form can’t say', async () => {
    const db = await open();
    const { slug, by, draft } = await begun(db);
    expect(await revisedStudy(db, draft)).toEqual({ slug, name: 'Two blurb writers' });
    expect(await listDrafts(db)).toMatchObject([{ revises: 'Two blurb writers', items: 12 }]);
    // Whoever else begins to change it meets the first.
    expect(await reviseStudy(db, slug, FORM, by)).toBe(draft);
    await change(db, draft, ['protocol', 'ratersPerItem'], 2, 4, by.by);
    await change(db, draft, ['question'], '', 'May it?', by.by);
    const said = await applyRevision(db, draft, FORM, { ...WISH, check: true }, by);
    expect(said.differences.settings.map(({ path }) => path).sort()).toEqual([
      'protocol.ratersPerItem',
      'question',
    ]);
    await applyRevision(db, draft, FORM, WISH, by);
    const study = (await findStudy(db, slug))!;
    expect(study.configuration).toMatchObject({
      question: 'May it?',
      tokenizer: 'char',
      resamples: 2000,
      protocol: { ratersPerItem: 4 },
    });
    expect(study.state).toBe('ready');
    expect((await draftOf(db, draft)).study_id).toBe(study.id);
    expect(await listDrafts(db)).toEqual([]);
    // What comes later begins from the study as it is then.
    const later = await reviseStudy(db, slug, FORM, by);
    expect(later).not.toBe(draft);
    expect((await draftOf(db, later)).values).toMatchObject({ question: 'May it?' });
  });

  it('takes other items, and asks before anything is lost that was imported', async () => {
    const db = await open();
    const { slug, by, draft } = await begun(db);
    const bytes = new TextEncoder().encode(
      itemsOf(11)
        .map((item) => `${JSON.stringify(item)}\n`)
        .join(''),
    );
    await setDraftItems(db, draft, { name: 'fewer.jsonl', bytes }, null, by);
    const said = await applyRevision(db, draft, FORM, { ...WISH, check: true, discard: true }, by);
    expect(said.differences.items.removed).toEqual(['item-11']);
    expect(said.lost.outputs).toMatchObject([{ count: 1 }, { count: 1 }]);
    await expect(applyRevision(db, draft, FORM, WISH, by)).rejects.toMatchObject({
      reason: 'apply-would-lose',
    });
    expect((await draftOf(db, draft)).study_id).toBeNull();
    await applyRevision(db, draft, FORM, { ...WISH, discard: true }, by);
    expect((await findStudy(db, slug))!.state).toBe('draft');
  });

  it('overwrites nothing that was changed elsewhere, and no study that has opened', async () => {
    const db = await open();
    const { slug, by, draft } = await begun(db);
    const { configuration } = (await findStudy(db, slug))!;
    await applyStudy(db, {
      slug,
      configuration: { ...configuration, question: 'Theirs' },
      items: itemsOf(12),
    } as never);
    await expect(applyRevision(db, draft, FORM, WISH, by)).rejects.toMatchObject({ reason: 'draft-behind' });
    const other = await reviseStudy(db, slug, FORM, by);
    expect(other).not.toBe(draft);
    await change(db, other, ['question'], 'Theirs', 'Mine', by.by);
    await openStudy(db, slug);
    await expect(applyRevision(db, other, FORM, WISH, by)).rejects.toMatchObject({
      reason: 'apply-too-late',
    });
    await expect(reviseStudy(db, slug, FORM, by)).rejects.toMatchObject({ reason: 'set-up-fixed' });
  });
});
