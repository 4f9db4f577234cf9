import { toCsv } from '../export/csv.ts';
import { workbookOf } from '../export/workbookOf.ts';

/** Words of a sample in one language. */
export interface SampleWords {
  readonly language: string;
  readonly sheet: string;
  readonly summary: { readonly prompt: string; readonly source: string; readonly reference: string };
  readonly letter: { readonly prompt: string };
  readonly explain: { readonly prompt: string; readonly reference: string };
  readonly segments: Readonly<Record<'summary' | 'letter' | 'explain', string>>;
  readonly conversation: Readonly<Record<'system' | 'first' | 'answer' | 'last', string>>;
}

/** The forms that a sample is given in. */
export const SAMPLE_FORMS = ['csv', 'xlsx', 'jsonl'] as const;
export type SampleForm = (typeof SAMPLE_FORMS)[number];

const HEADER = ['item', 'prompt', 'source', 'reference', 'segment', 'language'];

/** A small file of items to start from, with every kind of column; as JSON Lines with a conversation. */
export async function sampleItems(form: SampleForm, words: SampleWords): Promise<Uint8Array> {
  const rows = rowsOf(words);
  switch (form) {
    case 'csv':
      // Spreadsheets take a table without this mark for one of another encoding.
      return Buffer.from(`\uFEFF${toCsv([HEADER, ...rows])}`);
    case 'xlsx':
      return await workbookOf(words.sheet, [HEADER, ...rows]);
    case 'jsonl':
      return Buffer.from(linesOf(words, rows));
  }
}

function rowsOf({ language, summary, letter, explain, segments }: SampleWords): string[][] {
  return [
    ['item-1', summary.prompt, summary.source, summary.reference, segments.summary, language],
    ['item-2', letter.prompt, '', '', segments.letter, language],
    ['item-3', explain.prompt, '', explain.reference, segments.explain, language],
  ];
}

function linesOf({ language, conversation }: SampleWords, rows: readonly string[][]): string {
  const { system, first, answer, last } = conversation;
  const items = rows.map(([item, prompt, source, reference, segment]) => ({
    ...{ item, prompt },
    ...(source === '' ? {} : { source }),
    ...(reference === '' ? {} : { references: [reference] }),
    ...{ segment, language },
  }));
  const messages = [
    { role: 'system', content: system },
    { role: 'user', content: first },
    { role: 'assistant', content: answer },
    { role: 'user', content: last },
  ];
  return [...items, { item: 'item-4', messages, language }]
    .map((item) => `${JSON.stringify(item)}\n`)
    .join('');
}
