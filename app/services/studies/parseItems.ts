import { AppError, problem, said, type Problem } from '#app/core/shared/errors.ts';
import { jsonOf } from '#app/core/shared/jsonOf.ts';
import { checkRows, parseJsonLines, parseRow, type FoundRow } from '#app/core/shared/jsonLines.ts';
import { itemSchema, type Item } from '#app/core/studies/items.ts';
import { unguardCell } from '#app/core/tables/table.ts';
import { linesOf, tableOf, type ImportBody } from '../imports/importBody.ts';
import type { Table } from '../imports/readTable.ts';

/** The fields of an item that a table can have, each with the names of columns that mean it. */
const COLUMNS = {
  item: ['item', 'id', 'item_id'],
  prompt: ['prompt', 'input', 'question'],
  source: ['source', 'context', 'document'],
  references: ['reference', 'references', 'target'],
  segment: ['segment', 'category'],
  language: ['language', 'lang'],
  messages: ['messages'],
} as const;
export type ItemField = keyof typeof COLUMNS;
export const ITEM_FIELDS = Object.keys(COLUMNS) as ItemField[];

/** Several columns of references: `reference_1`, `Reference 2`. */
const NUMBERED = /^references?[ _-]?\d+$/;

/** Which columns a field is read from, by their names in the file; what isn't named is found by its usual name. */
export type ItemColumns = Readonly<Partial<Record<ItemField, readonly string[]>>>;

export interface ReadItems {
  readonly items: readonly Item[];
  /** Columns that mean nothing here and were left out. */
  readonly ignored: readonly string[];
  /** Whether the file has no ids, so that items are numbered by their lines. */
  readonly numbered: boolean;
}

/**
 * Reads the items of a study from a file: one JSON object a line, or a table with a header, whose columns are known by
 * their names, capitals not minded, or are said. A table without ids gets some: `item-1` is what its first row holds.
 *
 * @param columns only for tables
 * @param name how messages call the file
 * @throws AppError `invalid_input` with the faults by line and field (`line 3, field prompt`); all or nothing
 */
export function parseItems(
  body: ImportBody,
  { columns = {}, name = null }: { readonly columns?: ItemColumns; readonly name?: string | null } = {},
): ReadItems {
  return itemsIn(openItems(body, columns), name);
}

/** A file of items whose rows haven't been read yet: lines of JSON, or a table with what its columns are taken for. */
export type OpenedItems =
  | { readonly lines: string }
  | {
      readonly table: Table;
      /** Where each field stands in a row. */
      readonly places: Readonly<Record<ItemField, readonly number[]>>;
      /** What is wrong with its columns. */
      readonly faults: readonly Problem[];
    };

/** Opens a file of items; see `parseItems`. Nothing is thrown. */
export function openItems(body: ImportBody, columns: ItemColumns = {}): OpenedItems {
  const lines = jsonOfFile(body);
  if (lines !== null) return { lines };
  const table = tableOf(body, knownNames(columns));
  return { table, ...placesOf(table.names, columns, table.headerLine) };
}

/** The items of a file that was opened; name and faults as in `parseItems`. */
export function itemsIn(opened: OpenedItems, name: string | null = null): ReadItems {
  const options = { name, unique: 'item' } as const;
  if ('lines' in opened) {
    return { items: parseJsonLines(opened.lines, itemSchema, options), ignored: [], numbered: false };
  }
  const { table, places, faults } = opened;
  // What can't be read at all has no header either.
  const unread = table.names.length === 0 && table.problems.length > 0;
  const [first, ...others] = unread ? table.problems : faults;
  if (first !== undefined) {
    const problems = [first, ...others];
    throw new AppError('lines-faulty', { file: name, count: problems.length, first }, { problems });
  }
  const found = table.rows.map(({ line, cells }, index): FoundRow<Item> => {
    const at = (field: ItemField) => places[field].map((place) => unguardCell(cells[place]!));
    return { line, ...itemOfCells(at, `item-${index + 1}`) };
  });
  const used = new Set(Object.values(places).flat());
  return {
    items: checkRows(found, options, table.problems),
    ignored: table.names.filter((column, place) => column !== '' && !used.has(place)),
    numbered: places.item.length === 0,
  };
}

/** A column of a table of items. */
export interface ItemColumn {
  readonly name: string;
  /** What it is taken for; null where it is left out. */
  readonly field: ItemField | null;
  /** What stands in its first rows, cut. */
  readonly examples: readonly string[];
}

/** Rows of which examples are given, and their most characters. */
const EXAMPLES = 3;
const EXAMPLE_LENGTH = 200;

/**
 * The columns of a table and what they are taken for.
 * @returns null where the file is no table
 */
export function itemColumns(opened: OpenedItems): ItemColumn[] | null {
  if ('lines' in opened) return null;
  const {
    table: { names, rows },
    places,
  } = opened;
  return names.map((name, place) => ({
    name,
    field: ITEM_FIELDS.find((field) => places[field].includes(place)) ?? null,
    examples: rows
      .slice(0, EXAMPLES)
      .map(({ cells }) => [...unguardCell(cells[place]!)].slice(0, EXAMPLE_LENGTH).join('')),
  }));
}

/** The lines of a file that is JSON, or of one without anything; null for a table. */
function jsonOfFile(body: ImportBody): string | null {
  return linesOf(body) ?? (typeof body === 'string' && body.trim() === '' ? body : null);
}

const knownNames = (columns: ItemColumns) => [
  ...Object.values(COLUMNS).flat(),
  ...Object.values(columns).flat(),
];

/** Where each field stands in a row. */
function placesOf(
  names: readonly string[],
  columns: ItemColumns,
  headerLine: number,
): { places: Record<ItemField, number[]>; faults: Problem[] } {
  const line = `line ${headerLine}`;
  const faults: Problem[] = [];
  const said = new Set(Object.values(columns).flat());
  const placesOfField = (field: ItemField): number[] => {
    const own = columns[field];
    if (own === undefined) {
      return names.flatMap((name, place) => (!said.has(name) && means(name, field) ? [place] : []));
    }
    return own.flatMap((name) => {
      const place = names.indexOf(name);
      if (place === -1) faults.push(problem(line, 'no-such-column', { name, columns: names.join(', ') }));
      return place === -1 ? [] : [place];
    });
  };
  const places = Object.fromEntries(ITEM_FIELDS.map((field) => [field, placesOfField(field)])) as Record<
    ItemField,
    number[]
  >;
  for (const field of ITEM_FIELDS) {
    if (field === 'references' || places[field].length < 2) continue;
    faults.push(problem(line, 'column-twice', { name: names[places[field][1]!]! }));
  }
  if (faults.length === 0 && places.prompt.length + places.messages.length === 0) {
    faults.push(problem(line, 'no-prompt-column', { columns: names.join(', ') }));
  }
  return { places, faults };
}

function means(name: string, field: ItemField): boolean {
  const plain = name.toLowerCase();
  return (
    (COLUMNS[field] as readonly string[]).includes(plain) || (field === 'references' && NUMBERED.test(plain))
  );
}

/** What a row means; an empty cell is no field. */
function itemOfCells(
  at: (field: ItemField) => string[],
  number: string,
): Omit<FoundRow<Item>, 'line'> & ReturnType<typeof parseRow<Item>> {
  const one = (field: ItemField) => at(field)[0] ?? '';
  const value: Record<string, unknown> = {};
  for (const field of ['prompt', 'source', 'segment', 'language'] as const) {
    if (one(field) !== '') value[field] = one(field);
  }
  value.item = at('item').length === 0 ? number : one('item');
  const references = at('references').flatMap(referencesOf);
  if (references.length > 0) value.references = references;
  if (one('messages') !== '') {
    const messages = jsonOf(one('messages'));
    if (messages === undefined) return { faults: [{ field: 'messages', fault: said('no-json-list') }] };
    value.messages = messages;
  }
  return parseRow(value, itemSchema);
}

/** A cell's references: several as a JSON list of texts, else its text. */
function referencesOf(cell: string): string[] {
  if (cell === '') return [];
  const list = /^\s*\[/.test(cell) ? jsonOf(cell) : undefined;
  return Array.isArray(list) && list.every((one) => typeof one === 'string') ? list : [cell];
}
