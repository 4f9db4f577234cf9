import { AppError } from '#app/core/shared/errors.ts';
import { cellsOf, headerOf, recordOf, type Table } from '#app/core/tables/table.ts';
import { EXPORT_FILES, isDocument, JUDGED_FILES, TABLES } from '#app/core/reports/tables/tables.ts';
import type { ExportFile, TableFile } from '#app/core/reports/tables/tables.ts';
import { RETENTION_RULE_VERSION } from '#app/core/verdict/rule.ts';
import type { Database } from '#db/database.ts';
import { everyJudgment, hasCorrections, isLatest } from '#db/queries/analysis.ts';
import type { Row } from '#db/schema.ts';
import { analysed, analyseStudy } from '../analysis/analyseStudy.ts';
import { loadJudgedData, type JudgedData } from '../analysis/loadJudgedData.ts';
import { loadStudyData } from '../analysis/loadStudyData.ts';
import type { Doing } from '../studies/actor.ts';
import { noteDownload } from '../studies/noteDownload.ts';
import { assertNoPilot } from '../pilots/requirePilot.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { toCsv } from './csv.ts';
import { documentOf } from './documentOf.ts';
import { parquetOf } from './parquetOf.ts';
import { rowsOfFile, type ExportSource } from './rowsOfFile.ts';

/** Lines that are handed on together. */
const CHUNK_ROWS = 500;

/** What the rows of an export are written as. */
export const EXPORT_FORMATS = ['csv', 'jsonl', 'parquet'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** How an export is written. */
export interface ExportForm {
  /** By default CSV. */
  readonly format?: ExportFormat;
  /** Whether CSV begins with a byte order mark, by which Excel knows that it is UTF-8. By default it doesn't. */
  readonly bom?: boolean;
}

/** A file's name in a form: `items.csv` is `items.jsonl` as JSON Lines. */
export function nameIn(file: string, { format = 'csv' }: ExportForm): string {
  return file.replace(/\.csv$/, `.${format}`);
}

/**
 * A file of a study's export, a chunk at a time: tables as RFC 4180, one JSON object a line, or Parquet. What was
 * checked is checked before the first chunk.
 *
 * @param file one of `EXPORT_FILES`
 * @throws AppError `not_found` for the study or the file; `conflict` for judgments of a study that is still open, and
 *   for the verdict of a pilot
 */
export async function exportFile(
  db: Database,
  slug: string,
  file: string,
  { form = {}, ...doing }: Doing & { readonly form?: ExportForm } = {},
): Promise<AsyncIterable<string | Uint8Array>> {
  const study = await requireStudy(db, slug);
  const known = requireFile(file);
  if (!filesOf(study).includes(known)) assertNoPilot(study);
  requireJudged(study, known);
  await noteDownload(db, study.id, [nameIn(known, form)], doing);
  return contentOf(known, sourceOf(db, study), form);
}

/** The content of a file of an export; `onRow` is called for each row of a table after the header. */
export function contentOf(
  file: ExportFile,
  source: ExportSource,
  form: ExportForm = {},
  onRow: () => void = () => {},
): AsyncIterable<string | Uint8Array> {
  return isDocument(file) ? documentOf(file, source) : tableOf(file, source, form, onRow);
}

/** The files of a study's export: of a pilot all but the verdict, as it has none. */
export function filesOf({ pilot_of }: Pick<Row<'studies'>, 'pilot_of'>): readonly ExportFile[] {
  return pilot_of === null ? EXPORT_FILES : EXPORT_FILES.filter((file) => file !== 'verdict.json');
}

/** Where a study's rows come from; its report is computed once. */
export function sourceOf(db: Database, study: Row<'studies'>): ExportSource {
  let report: ReturnType<ExportSource['report']> | undefined;
  let judged: Promise<Pick<JudgedData, 'data' | 'counted'>> | undefined;
  let corrected: Promise<boolean> | undefined;
  let data: ReturnType<ExportSource['data']> | undefined;
  let counted: ReturnType<ExportSource['counted']> | undefined;
  const { id, configuration, rule_version } = study;
  const read = () =>
    (judged ??=
      rule_version === RETENTION_RULE_VERSION
        ? loadJudgedData(db, study)
        : loadStudyData(db, id, configuration).then((data) => ({ data, counted: isLatest })));
  const isCorrected = () => (corrected ??= hasCorrections(db, id));
  return {
    db,
    study,
    report: () => (report ??= (study.pilot_of === null ? analyseStudy : analysed)(db, study.slug)),
    data: () =>
      (data ??= isCorrected().then(async (is) =>
        is ? (await read()).data : loadStudyData(db, id, configuration, everyJudgment),
      )),
    // Which revision counts is a question only where something was corrected.
    counted: () =>
      (counted ??= isCorrected().then(async (is) => (is ? (await read()).counted : everyJudgment))),
  };
}

/** @throws AppError `conflict` while the file would show estimates too early */
export function requireJudged({ slug, state }: Row<'studies'>, file: ExportFile): void {
  if ((state === 'open' || state === 'paused') && JUDGED_FILES.has(file)) {
    throw new AppError('file-while-open', { slug, state, file });
  }
}

async function* tableOf(
  file: TableFile,
  source: ExportSource,
  { format = 'csv', bom = false }: ExportForm,
  onRow: () => void,
): AsyncGenerator<string | Uint8Array> {
  const table = TABLES.find((candidate) => candidate.file === file)!;
  const chunks = counted(chunksOf(rowsOfFile(file, source)), onRow);
  if (format === 'parquet') {
    yield* parquetOf(table as Table, chunks);
    return;
  }
  if (format === 'csv') yield `${bom ? '\uFEFF' : ''}${toCsv([headerOf(table)])}`;
  for await (const rows of chunks) {
    yield format === 'csv'
      ? toCsv(rows.map((row) => cellsOf(table, row)))
      : rows.map((row) => `${JSON.stringify(recordOf(table, row))}\n`).join('');
  }
}

async function* counted<R>(chunks: AsyncIterable<R[]>, onRow: () => void): AsyncGenerator<R[]> {
  for await (const rows of chunks) {
    for (let count = 0; count < rows.length; count++) onRow();
    yield rows;
  }
}

async function* chunksOf<R>(rows: AsyncIterable<R>): AsyncGenerator<R[]> {
  let chunk: R[] = [];
  for await (const row of rows) {
    chunk.push(row);
    if (chunk.length < CHUNK_ROWS) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function requireFile(file: string): ExportFile {
  const known = EXPORT_FILES.find((name) => name === file);
  if (known === undefined) {
    throw new AppError('no-export-file', { file, files: EXPORT_FILES.join(', ') });
  }
  return known;
}
