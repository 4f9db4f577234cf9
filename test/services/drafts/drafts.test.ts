import { beforeEach, expect, it } from 'vitest';
import { configurationOfForm, newStudyValues } from '#app/components/study/newStudy.ts';
import { changesBetween, type JsonObject } from '#app/core/studies/drafts/changes.ts';
import { changeDraft } from '#app/services/drafts/changeDraft.ts';
import { draftOf } from '#app/services/drafts/draftOf.ts';
import {
  draftPreviewItem,
  itemsOfDraft,
  setDraftColumns,
  setDraftItems,
  toldDraftItems,
} from '#app/services/drafts/draftItems.ts';
import {
  archiveDraft,
  beginDraft,
  copyDraft,
  listDrafts,
  othersAtDraft,
  removeDraft,
} from '#app/services/drafts/keepDrafts.ts';
import { studyOfDraft } from '#app/services/drafts/studyOfDraft.ts';
import { NO_ACCESS } from '#app/services/generation/modelAccess.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';

const NOW = new Date('2026-03-01T10:00:00Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const bytes = (text: string) => new TextEncoder().encode(text);
const NOBODY = '00000000-0000-4000-8000-000000000000';

describeOnEachDatabase('drafts', (open) => {
  let db: Database;
  let anna: number;
  let ben: number;
  beforeEach(async () => {
    db = await open();
    const account = async (name: string) =>
      (
        await db
          .insertInto('accounts')
          .values({ email: `${name.toLowerCase()}@example.org`, name, password_hash: 'x', role: 'lead' })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id;
    [anna, ben] = [await account('Anna'), await account('Ben')];
  });

  const begin = async (values: JsonObject = { name: 'Lamps', question: '' }) =>
    await beginDraft(db, values, { by: anna, now: NOW });

  it('keep what two people change, and tell the second of the same', async () => {
    const id = await begin();
    const before = (await draftOf(db, id)).values;
    const first = await changeDraft(db, id, changesBetween(before, { ...before, name: 'Anna’s' }), {
      by: anna,
    });
    expect(first).toMatchObject({ version: 2, conflicts: [] });
    const second = await changeDraft(
      db,
      id,
      changesBetween(before, { ...before, name: 'Ben’s', question: 'May it?' }),
      { by: ben },
    );
    expect(second).toMatchObject({
      version: 3,
      values: { name: 'Anna’s', question: 'May it?' },
      conflicts: [{ place: ['name'], mine: 'Ben’s', theirs: 'Anna’s' }],
    });
    expect(await draftOf(db, id)).toMatchObject({ version: 3, updated_by: ben, values: second.values });
  });

  it('lose nothing however many change them at once', async () => {
    const id = await begin({ name: 'x' });
    const fields = Array.from({ length: 12 }, (_, index) => `field-${index}`);
    await Promise.all(
      fields.map((field) => changeDraft(db, id, [{ place: [field], after: field }], { by: anna })),
    );
    const { values, version } = await draftOf(db, id);
    expect(Object.keys(values).sort()).toEqual(['name', ...fields].sort());
    expect(version).toBe(1 + fields.length);
  });

  it('count nothing where nothing changes, and refuse what can’t be stored', async () => {
    const id = await begin();
    const same = [{ place: ['name'], before: 'Lamps', after: 'Lamps' }];
    expect(await changeDraft(db, id, same, { by: anna })).toMatchObject({ version: 1, conflicts: [] });
    const change = (after: string) =>
      changeDraft(db, id, [{ place: ['name'], before: 'Lamps', after }], { by: anna });
    await expect(change('a\u0000b')).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(change('\ud83d')).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(change('x'.repeat(3 * 1024 * 1024))).rejects.toMatchObject({ reason: 'draft-too-large' });
    await expect(
      changeDraft(db, id, [{ place: ['name'], before: 'Lamps', after: 'b' }], {
        by: anna,
        check: () => {
          throw new Error('means nothing');
        },
      }),
    ).rejects.toThrow('means nothing');
    expect((await draftOf(db, id)).values).toEqual({ name: 'Lamps', question: '' });
  });

  it('are found by their id alone', async () => {
    for (const id of [NOBODY, 'no-id', '', '1; drop table drafts']) {
      await expect(draftOf(db, id)).rejects.toMatchObject({ reason: 'no-such-draft' });
      await expect(changeDraft(db, id, [], { by: anna })).rejects.toMatchObject({ reason: 'no-such-draft' });
      await expect(removeDraft(db, id)).rejects.toMatchObject({ reason: 'no-such-draft' });
    }
  });

  it('keep an items file with what its columns mean, and one that can’t be read yet', async () => {
    const id = await begin();
    const file = { name: 'fragen.csv', bytes: bytes('Nr;Frage\na;Wie hoch?\nb;Wie tief?\n') };
    expect(await setDraftItems(db, id, file, null, { by: anna })).toMatchObject({ preview: null });
    expect((await draftOf(db, id)).items_facts).toBeNull();
    await expect(itemsOfDraft(db, id)).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await draftPreviewItem(db, id)).toBeNull();
    const columns = { item: ['Nr'], prompt: ['Frage'] };
    expect(await setDraftColumns(db, id, columns, { by: ben })).toMatchObject({
      name: 'fragen.csv',
      preview: { items: 2 },
    });
    expect(await toldDraftItems(db, id)).toMatchObject({
      name: 'fragen.csv',
      preview: { items: 2 },
      refusal: null,
    });
    expect((await itemsOfDraft(db, id)).items.map(({ item }) => item)).toEqual(['a', 'b']);
    expect(await draftPreviewItem(db, id)).toMatchObject({ prompt: 'Wie hoch?' });
    expect((await draftOf(db, id)).items_facts).toEqual({ items: 2, withReferences: 0, segments: 0 });
    // A file that is no table and no text leaves the one before.
    const binary = { name: 'x.bin', bytes: new Uint8Array([0, 159, 146, 150, 0, 1, 2]) };
    await expect(setDraftItems(db, id, binary, null, { by: anna })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    expect(await toldDraftItems(db, id)).toMatchObject({ name: 'fragen.csv', preview: { items: 2 } });
  });

  it('have no items at first', async () => {
    const id = await begin();
    expect(await toldDraftItems(db, id)).toBeNull();
    await expect(itemsOfDraft(db, id)).rejects.toMatchObject({ reason: 'draft-without-items' });
    await expect(setDraftColumns(db, id, {}, { by: anna })).rejects.toMatchObject({
      reason: 'draft-without-items',
    });
  });

  it('are copied with their file, put aside, taken back and deleted', async () => {
    const id = await begin();
    await setDraftItems(db, id, { name: 'i.csv', bytes: bytes('prompt\nx\n') }, null, { by: anna });
    const copy = await copyDraft(db, id, (of) => `${of} again`, { by: ben, now: later(60) });
    expect(await draftOf(db, copy)).toMatchObject({
      version: 1,
      values: { name: 'Lamps again' },
      created_by: ben,
    });
    expect(await toldDraftItems(db, copy)).toMatchObject({ name: 'i.csv', preview: { items: 1 } });
    await archiveDraft(db, id, true);
    expect(
      (await listDrafts(db)).map(({ name, archived, updatedBy }) => [name, archived, updatedBy]),
    ).toEqual(
      expect.arrayContaining([
        ['Lamps again', false, 'Ben'],
        ['Lamps', true, 'Anna'],
      ]),
    );
    await archiveDraft(db, id, false);
    await removeDraft(db, copy);
    expect((await listDrafts(db)).map(({ name, archived }) => [name, archived])).toEqual([['Lamps', false]]);
  });

  it('tell who else has one open, for a while', async () => {
    const id = await begin();
    expect(await othersAtDraft(db, id, { by: anna, now: NOW })).toEqual([]);
    expect(await othersAtDraft(db, id, { by: ben, now: later(5) })).toEqual(['Anna']);
    expect(await othersAtDraft(db, id, { by: anna, now: later(6) })).toEqual(['Ben']);
    expect(await othersAtDraft(db, id, { by: anna, now: later(60) })).toEqual([]);
  });

  it('become a study once, whoever presses the button', async () => {
    const values = newStudyValues('seed', 'en');
    values.name = 'Lamps';
    for (const [index, system] of values.systems.entries()) {
      system.name = ['large', 'small'][index]!;
      system.provider.kind = 'import';
    }
    const id = await begin(JSON.parse(JSON.stringify(values)) as JsonObject);
    const wanted = { configuration: configurationOfForm(values), access: NO_ACCESS };
    const make = (by: number) => studyOfDraft(db, id, wanted, { by, actor: 'lead@example.org' });
    await expect(make(anna)).rejects.toMatchObject({ reason: 'draft-without-items' });
    await setDraftItems(db, id, { name: 'i.csv', bytes: bytes('prompt\nx\ny\n') }, null, { by: anna });
    const wrong = { ...wanted, configuration: { name: '' } };
    await expect(studyOfDraft(db, id, wrong, { by: anna })).rejects.toMatchObject({
      reason: 'study-refused',
    });
    const made = await Promise.allSettled([make(anna), make(ben)]);
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = made.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ reason: 'draft-made', params: { slug: 'lamps' } });
    expect(await db.selectFrom('studies').select(['slug', 'created_by']).execute()).toHaveLength(1);
    expect(await listDrafts(db)).toEqual([]);
    // It can't be changed or deleted any more, but a copy of it can be begun.
    await expect(changeDraft(db, id, [], { by: anna })).rejects.toMatchObject({ reason: 'draft-made' });
    await expect(removeDraft(db, id)).rejects.toMatchObject({ reason: 'draft-made' });
    await expect(
      setDraftItems(db, id, { name: 'i.csv', bytes: bytes('prompt\nz\n') }, null, { by: anna }),
    ).rejects.toMatchObject({
      reason: 'draft-made',
    });
    const copy = await copyDraft(db, id, (of) => `${of} again`, { by: anna });
    expect((await itemsOfDraft(db, copy)).items).toHaveLength(2);
  });
});
