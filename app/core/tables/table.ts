/** What a cell may hold before it is written; null is an empty cell. */
export type Cell = string | number | boolean | null;

/** One column of a file, as the data dictionary describes it. */
export interface Column {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'number' | 'boolean' | 'time' | 'JSON';
  /** Empty where there is none. */
  readonly unit: string;
  /** Which values occur; empty where any may. */
  readonly range: string;
  readonly meaning: string;
}

/** A file of the export. Columns are stable: new ones are added at the end. */
export interface Table<Name extends string = string> {
  readonly file: string;
  readonly columns: readonly (Column & { readonly name: Name })[];
}

/** A row of a table: a cell for each of its columns. */
export type TableRow<T extends Table> = Readonly<Record<T['columns'][number]['name'], Cell>>;

/** A column; unit and range may be left out. */
export function column<const Name extends string>(
  name: Name,
  type: Column['type'],
  meaning: string,
  { unit = '', range = '' }: { unit?: string; range?: string } = {},
): Column & { readonly name: Name } {
  return { name, type, unit, range, meaning };
}

/** The header line of a table. */
export function headerOf(table: Table): string[] {
  return table.columns.map(({ name }) => name);
}

/** A row's cells as texts in the order of the columns, safe to open in a spreadsheet. */
export function cellsOf<T extends Table>(table: T, row: TableRow<T>): string[] {
  return table.columns.map(({ name }) => cellText(row[name as keyof typeof row]));
}

/**
 * A row as one JSON object for programs: numbers and truth values as such, JSON as what it says, an empty cell as
 * null, and texts as they are, without the guard that spreadsheets need.
 */
export function recordOf<T extends Table>(table: T, row: TableRow<T>): Record<string, unknown> {
  return Object.fromEntries(
    table.columns.map(({ name, type }) => [name, typedCell(type, row[name as keyof typeof row])]),
  );
}

function typedCell(type: Column['type'], cell: Cell): unknown {
  if (typeof cell !== 'string') return cell;
  if (type === 'JSON') return JSON.parse(cell) as unknown;
  return type === 'integer' || type === 'number' ? Number(cell) : cell;
}

/** A cell as a text that is safe to open in a spreadsheet. */
export function cellText(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? guardCell(cell) : String(cell);
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const EXECUTED = /^[=+\-@\t\r]/;
const FIRST: ReadonlySet<number> = new Set([..."=+-@\t\r'"].map((sign) => sign.charCodeAt(0)));
const GUARDED = /^'+[=+\-@\t\r]/;

/**
 * A text with a leading apostrophe where a spreadsheet would execute it: where it begins with `=`, `+`, `-`, `@`,
 * tab or carriage return and is not a number. A text that looks like one so guarded gets one as well, so that
 * reading back gives every text again.
 */
export function guardCell(text: string): string {
  // Nearly all texts begin with something else.
  if (!FIRST.has(text.charCodeAt(0))) return text;
  return (EXECUTED.test(text) && !NUMBER.test(text)) || GUARDED.test(text) ? `'${text}` : text;
}

/** The text that `guardCell` was given. */
export function unguardCell(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}
