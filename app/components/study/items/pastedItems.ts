/** What a pasted text may be. */
export const PASTED_KINDS = ['table', 'lines', 'json'] as const;
export type PastedKind = (typeof PASTED_KINDS)[number];

/** Names of columns by which the first line of a text is told for a header. */
const HEADER = new Set([
  ...['prompt', 'input', 'question', 'messages', 'item', 'id', 'item_id', 'source', 'context', 'document'],
  ...['reference', 'references', 'target', 'segment', 'category', 'language', 'lang'],
]);

/** What a pasted text most likely is: cells copied from a spreadsheet have tabs between them. */
export function kindOfPasted(text: string): PastedKind {
  const [first = ''] = text.replace(/^[\r\n]+/, '').split(/\r?\n/, 1);
  if (/^\s*[{[]/.test(first)) return 'json';
  if (first.includes('\t')) return 'table';
  const names = first.split(/[,;]/).map((name) =>
    name
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .toLowerCase(),
  );
  return names.some((name) => HEADER.has(name)) ? 'table' : 'lines';
}

/** A pasted text as a file of items, which is read as any other. Of lines each is a prompt; blank ones are left out. */
export function fileOfPasted(text: string, kind: PastedKind): File {
  switch (kind) {
    case 'json':
      return new File([text], 'pasted.jsonl', { type: 'application/jsonl' });
    case 'table':
      return new File([text.replace(/^[\r\n]+/, '')], 'pasted.tsv', { type: 'text/tab-separated-values' });
    case 'lines': {
      const prompts = text.split(/\r?\n/).filter((line) => line.trim() !== '');
      const cells = ['prompt', ...prompts.map((line) => `"${line.trim().replaceAll('"', '""')}"`)];
      return new File([`${cells.join('\n')}\n`], 'pasted.csv', { type: 'text/csv' });
    }
  }
}
