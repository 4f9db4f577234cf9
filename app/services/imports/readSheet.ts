import readWorkbook from 'read-excel-file/node';
import { AppError } from '#app/core/shared/errors.ts';
import { assertUnpackable } from './workbook.ts';

/** A sheet of a workbook as the texts of its cells. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** Other sheets that have anything; they aren't read. */
  readonly others: readonly string[];
}

/**
 * The first sheet of a workbook that has anything. Numbers and days are as JSON writes them, a formula is what it last
 * came to, and of merged cells the first has the content.
 *
 * @throws AppError `invalid_input` where it is no workbook or has nothing; `too_large`
 */
export async function readSheet(bytes: Uint8Array): Promise<Sheet> {
  assertUnpackable(bytes);
  const sheets = await readWorkbook(Buffer.from(bytes)).catch((cause: Error) => {
    throw new AppError('not-a-workbook', { said: cause.message }, { cause });
  });
  const filled = sheets.flatMap(({ sheet, data }) => {
    const rows = data.map((row) => row.map(textOf));
    return rows.some((row) => row.some((cell) => cell !== '')) ? [{ name: sheet, rows }] : [];
  });
  const [first, ...others] = filled;
  if (first === undefined) throw new AppError('workbook-empty');
  return { ...first, others: others.map(({ name }) => name) };
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return String(cell);
  const time = cell.toISOString();
  // A day has no time of its own.
  return time.endsWith('T00:00:00.000Z') ? time.slice(0, 10) : time;
}
