import { createHash } from 'node:crypto';
import { decodeText, type Encoding } from '#app/core/shared/decodeText.ts';
import type { HowRead } from '#app/core/shared/howRead.ts';
import { linesOfArray } from './jsonArray.ts';
import { readSheet, type Sheet } from './readSheet.ts';
import { isWorkbook } from './workbook.ts';
import { readTable, tableOfCells, type Table, type TooManyCells } from './readTable.ts';

/** What a file to import holds: its text, or the sheet of a workbook. */
export type ImportBody = string | Sheet;

/** A file to import as it was read. */
export interface ImportFile {
  readonly body: ImportBody;
  /** Of a text; null for a workbook. */
  readonly encoding: Encoding | null;
  /** What tells one file from another: the same for the same text in another encoding. */
  readonly fileHash: string;
}

/**
 * Reads a file to import: a workbook (XLSX), of which the first sheet that has anything counts, or a text in any
 * encoding of `decodeText`.
 *
 * @throws AppError `invalid_input` where it is neither; `too_large` for a workbook that unpacks to too much
 */
export async function readImport(bytes: Uint8Array): Promise<ImportFile> {
  if (isWorkbook(bytes)) {
    return { body: await readSheet(bytes), encoding: null, fileHash: hashOf(bytes) };
  }
  const { text, encoding } = decodeText(bytes);
  return { body: text, encoding, fileHash: hashOf(text) };
}

/** How a file was read; null for a text in UTF-8, as all expect. */
export function howRead({ body, encoding }: ImportFile): HowRead | null {
  if (typeof body !== 'string') return { kind: 'sheet', sheet: body.name, others: body.others };
  return encoding === null || encoding === 'UTF-8' ? null : { kind: 'encoding', encoding };
}

const hashOf = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex');

/** The text of a file that is JSON as lines of it, which those of an array are made; null for a table. */
export function linesOf(body: ImportBody): string | null {
  if (typeof body !== 'string') return null;
  if (!/^\uFEFF?\s*[{[]/.test(body)) return null;
  const text = withoutMark(body);
  return linesOfArray(text) ?? text;
}

/** A file's table; see `readTable`. */
export function tableOf(body: ImportBody, known: readonly string[], tooManyCells?: TooManyCells): Table {
  return typeof body === 'string'
    ? readTable(withoutMark(body), known, tooManyCells)
    : tableOfCells(body.rows);
}

const withoutMark = (text: string) => text.replace(/^\uFEFF/, '');
