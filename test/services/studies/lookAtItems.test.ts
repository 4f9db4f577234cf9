import { describe, expect, it } from 'vitest';
import { readImport } from '#app/services/imports/importBody.ts';
import { itemColumns, openItems, parseItems, type ItemColumns } from '#app/services/studies/parseItems.ts';
import { lookAtItems } from '#app/services/studies/lookAtItems.ts';

const file = (text: string) => readImport(new TextEncoder().encode(text));
const preview = async (text: string, columns?: ItemColumns) =>
  lookAtItems(await file(text), columns ?? {}).read;
const GERMAN = [
  'Nr;Frage;Antwort;Antwort kurz;Thema',
  'a;"Wie hoch ist\nder Turm?";Hundert Meter.;100 m;Bau',
  'b;Wie tief?;;;Bau',
  'c;Wie weit?;Weit.;;Weg',
  'd;Wie breit?;Breit.;;Weg',
  '',
].join('\r\n');
const MAPPED: ItemColumns = {
  ...{ item: ['Nr'], prompt: ['Frage'], references: ['Antwort', 'Antwort kurz'], segment: ['Thema'] },
  ...{ source: [], language: [], messages: [] },
};

describe('a file of items before a study is made of it', () => {
  it('tells its columns with what they are taken for, and why it can’t be read yet', async () => {
    const { columns, preview: none, refusal, read } = await preview(GERMAN);
    expect(columns).toEqual([
      { name: 'Nr', field: null, examples: ['a', 'b', 'c'] },
      { name: 'Frage', field: null, examples: ['Wie hoch ist\nder Turm?', 'Wie tief?', 'Wie weit?'] },
      { name: 'Antwort', field: null, examples: ['Hundert Meter.', '', 'Weit.'] },
      { name: 'Antwort kurz', field: null, examples: ['100 m', '', ''] },
      { name: 'Thema', field: null, examples: ['Bau', 'Bau', 'Weg'] },
    ]);
    expect(none).toBeNull();
    expect(refusal!.problems.map(({ path, reason }) => [path, reason])).toEqual([
      ['line 1', 'no-prompt-column'],
    ]);
    expect(read).toBeNull();
  });

  it('shows what is in it once its columns are said', async () => {
    const { columns, preview: found, refusal } = await preview(GERMAN, MAPPED);
    expect(refusal).toBeNull();
    expect(columns!.map(({ field }) => field)).toEqual([
      ...['item', 'prompt', 'references', 'references', 'segment'],
    ]);
    expect(found).toEqual({
      items: 4,
      first: [
        {
          item: 'a',
          prompt: 'Wie hoch ist\nder Turm?',
          references: ['Hundert Meter.', '100 m'],
          segment: 'Bau',
        },
        { item: 'b', prompt: 'Wie tief?', references: [], segment: 'Bau' },
        { item: 'c', prompt: 'Wie weit?', references: ['Weit.'], segment: 'Weg' },
      ],
      withReferences: 3,
      segments: 2,
      numbered: false,
    });
    // What is seen is what the study gets.
    const { items } = parseItems((await file(GERMAN)).body, { columns: MAPPED });
    expect(items.slice(0, 3)).toEqual(found!.first.map((item) => ({ ...item })));
  });

  it('finds no field by its usual name that was said to stand nowhere', async () => {
    const text = 'prompt,segment\nWhich lamp?,kitchen\n';
    expect((await preview(text)).columns!.map(({ field }) => field)).toEqual(['prompt', 'segment']);
    const { columns, preview: found } = await preview(text, { prompt: ['prompt'], segment: [] });
    expect(columns!.map(({ field }) => field)).toEqual(['prompt', null]);
    expect(found).toMatchObject({ items: 1, segments: 0, numbered: true });
  });

  it('cuts long texts, and has no columns where the file is no table', async () => {
    const long = '𝒳'.repeat(5000);
    const { columns, preview: found } = await preview(JSON.stringify({ item: 'a', prompt: long }));
    expect(columns).toBeNull();
    expect([...found!.first[0]!.prompt]).toHaveLength(300);
    const table = await preview(`prompt\n${long}\n`);
    expect([...table.columns![0]!.examples[0]!]).toHaveLength(200);
    expect(itemColumns(openItems(''))).toBeNull();
  });

  it('says how a file was read that isn’t in UTF-8', async () => {
    const latin = Uint8Array.from([...'prompt\nGr'].map((c) => c.charCodeAt(0)).concat(0xfc, 0xdf, 0x65));
    const { read } = lookAtItems(await readImport(latin), {}).read;
    expect(read).toMatchObject({ kind: 'encoding' });
  });
});
