import { recordOf, type Table } from '#app/core/tables/table.ts';
import type { TableFile } from '#app/core/reports/tables/tables.ts';
import type { Database } from '#db/database.ts';
import { itemPositions } from '#db/queries/export.ts';
import type { Doing } from '../studies/actor.ts';
import { noteDownload } from '../studies/noteDownload.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { cursorUnknown, type PageOf } from '../studies/studyList.ts';
import { nameIn, requireJudged, sourceOf } from './exportFile.ts';
import { rowsOfFile } from './rowsOfFile.ts';

/**
 * Rows of a table of the export as JSON: all rows of so many items, in the order of the items.
 *
 * @param asked.limit items of a page
 * @throws AppError `not_found`; `conflict` for judgments of a study that is still open; `invalid_input` for a cursor that
 *   is none
 */
export async function tablePage(
  db: Database,
  slug: string,
  table: Table & { readonly file: TableFile },
  { limit, cursor, ...doing }: Doing & { readonly limit: number; readonly cursor?: string | undefined },
): Promise<PageOf<Record<string, unknown>>> {
  const study = await requireStudy(db, slug);
  requireJudged(study, table.file);
  const from = cursor === undefined ? 0 : read(cursor);
  const end = await itemPositions(db, study.id);
  await noteDownload(db, study.id, [nameIn(table.file, { format: 'jsonl' })], doing);
  const source = {
    ...sourceOf(db, study),
    items: { from, to: Math.min(from + limit, end), isLast: from + limit >= end },
  };
  const rows: Record<string, unknown>[] = [];
  for await (const row of rowsOfFile(table.file, source)) rows.push(recordOf(table, row));
  return { rows, next: from + limit < end ? String(from + limit) : null };
}

function read(cursor: string): number {
  if (!/^\d{1,9}$/.test(cursor)) throw cursorUnknown();
  return Number(cursor);
}
