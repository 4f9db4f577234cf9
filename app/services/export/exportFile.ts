import { stringify } from 'csv-stringify/sync';
import { AppError } from '#app/core/shared/errors.ts';
import { cellsOf, headerOf } from '#app/core/tables/table.ts';
import { EXPORT_FILES, JUDGED_FILES, TABLES } from '#app/core/reports/tables/tables.ts';
import type { ExportFile } from '#app/core/reports/tables/tables.ts';
import type { Database } from '#db/database.ts';
import type { Row } from '#db/schema.ts';
import { analyseStudy } from '../analysis/analyseStudy.ts';
import type { Doing } from '../studies/actor.ts';
import { noteDownload } from '../studies/noteDownload.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { rowsOfFile, type ExportSource } from './rowsOfFile.ts';

/** Lines that are handed on together. */
const CHUNK_ROWS = 500;

/**
 * A file of a study's export as RFC 4180 text, a chunk at a time; what was checked is checked before the first one.
 *
 * @param file one of `EXPORT_FILES`
 * @throws AppError `not_found` for the study or the file; `conflict` for judgments of a study that is still open
 */
export async function exportFile(
  db: Database,
  slug: string,
  file: string,
  doing: Doing = {},
): Promise<AsyncIterable<string>> {
  const study = await requireStudy(db, slug);
  const known = requireFile(file);
  requireJudged(study, known);
  await noteDownload(db, study.id, [known], doing);
  return csvOf(known, sourceOf(db, study));
}

/** Where a study's rows come from; its report is computed once. */
export function sourceOf(db: Database, study: Row<'studies'>): ExportSource {
  let report: ReturnType<ExportSource['report']> | undefined;
  return { db, study, report: () => (report ??= analyseStudy(db, study.slug)) };
}

/** @throws AppError `conflict` while the file would show estimates too early */
export function requireJudged({ slug, state }: Row<'studies'>, file: ExportFile): void {
  if ((state === 'open' || state === 'paused') && JUDGED_FILES.has(file)) {
    throw new AppError('file-while-open', { slug, state, file });
  }
}

/** The text of a file; `onRow` is called for each row after the header. */
export async function* csvOf(
  file: ExportFile,
  source: ExportSource,
  onRow: () => void = () => {},
): AsyncGenerator<string> {
  const table = TABLES.find((candidate) => candidate.file === file)!;
  let lines = [headerOf(table)];
  for await (const row of rowsOfFile(file, source)) {
    lines.push(cellsOf(table, row));
    onRow();
    if (lines.length < CHUNK_ROWS) continue;
    yield toCsv(lines);
    lines = [];
  }
  if (lines.length > 0) yield toCsv(lines);
}

/** A lone line feed or carriage return needs quotes as much as the record delimiter does. */
function toCsv(lines: readonly (readonly string[])[]): string {
  return stringify(lines as string[][], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}

function requireFile(file: string): ExportFile {
  const known = EXPORT_FILES.find((name) => name === file);
  if (known === undefined) {
    throw new AppError('no-export-file', { file, files: EXPORT_FILES.join(', ') });
  }
  return known;
}
