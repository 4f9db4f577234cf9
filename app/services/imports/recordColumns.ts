import type { HowRead } from '#app/core/shared/howRead.ts';
import { readApart } from './apart/readApart.ts';
import type { FoundColumn } from './columnsOfFile.ts';

/** The fields that lines of a file have, the needed ones first, each with the names of columns that mean it. */
const FIELDS = {
  scores: {
    item: ['item', 'id', 'item_id', 'key'],
    system: ['system', 'model'],
    score: ['score', 'value'],
  },
  controls: {
    item: ['item', 'id', 'item_id', 'key'],
    criterion: ['criterion'],
    dose: ['dose'],
    text: ['text', 'output', 'control'],
    source_system: ['source_system', 'source', 'system'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export type RecordKind = keyof typeof FIELDS;
export const RECORD_KINDS = Object.keys(FIELDS) as RecordKind[];
/** What columns of some kind of file may be taken for. */
export const recordFields = (kind: RecordKind): string[] => Object.keys(FIELDS[kind]);

/** A column of a file with the field that it is taken for; null where it is left out. */
export interface RecordColumn extends FoundColumn {
  readonly field: string | null;
}

/**
 * The columns of a file of scores or controls, with what they are taken for by their names, capitals not minded; of
 * several that could be a field the one whose name is named first.
 *
 * @throws AppError as `readImport`
 */
export async function recordColumns(
  bytes: Uint8Array,
  kind: RecordKind,
): Promise<{ readonly columns: readonly RecordColumn[]; readonly read: HowRead | null }> {
  const fields = Object.entries(FIELDS[kind] as Readonly<Record<string, readonly string[]>>);
  const { rows, result } = await readApart('columns', bytes, { known: fields.flatMap(([, names]) => names) });
  const plain = (name: string) => name.trim().toLowerCase();
  const fieldOf = new Map<string, string>();
  for (const [field, names] of fields) {
    const found = names.flatMap(
      (name) => rows.find((row) => plain(row.name) === name && !fieldOf.has(row.name)) ?? [],
    );
    if (found[0] !== undefined) fieldOf.set(found[0].name, field);
  }
  return {
    columns: rows.map((row) => ({ ...row, field: fieldOf.get(row.name) ?? null })),
    read: result.read,
  };
}
