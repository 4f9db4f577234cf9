import { unguardCell } from '#app/core/tables/table.ts';
import { linesOf, tableOf, type ImportBody } from './importBody.ts';
import { jsonLinesOf } from './jsonLinesOf.ts';

/** A column as it stands in a file. */
export interface FoundColumn {
  readonly name: string;
  /** What stands in the first lines, cut. */
  readonly examples: readonly string[];
}

const EXAMPLES = 3;
const EXAMPLE_LENGTH = 200;
/** Lines of JSON whose fields are looked at, and most of their fields. */
const LOOKED_AT = 100;
const MOST_COLUMNS = 100;

/**
 * The columns of a file: of a table, or the fields of its first lines of JSON.
 * @param known names of columns by which a table's header is found
 */
export function columnsOfFile(body: ImportBody, known: readonly string[]): FoundColumn[] {
  const cut = (text: string) => [...text].slice(0, EXAMPLE_LENGTH).join('');
  const lines = linesOf(body);
  if (lines === null) {
    const { names, rows } = tableOf(body, known);
    const first = rows.slice(0, EXAMPLES);
    return names
      .map((name, place) => ({ name, examples: first.map(({ cells }) => cut(unguardCell(cells[place]!))) }))
      .slice(0, MOST_COLUMNS);
  }
  const looked = lines.split('\n', LOOKED_AT).join('\n');
  const objects = jsonLinesOf(looked).rows.map(({ value }) => (value ?? {}) as Record<string, unknown>);
  const names = [...new Set(objects.flatMap((value) => Object.keys(value)))].slice(0, MOST_COLUMNS);
  return names.map((name) => {
    const values = objects.slice(0, EXAMPLES).map((value) => value[name]);
    return { name, examples: values.map((value) => cut(exampleOf(value))) };
  });
}

function exampleOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
