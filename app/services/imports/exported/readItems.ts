import { z } from 'zod';
import { ITEMS } from '#app/core/reports/tables/tables.ts';
import { problemAt, said, saidOfIssue, type Problem } from '#app/core/shared/errors.ts';
import { itemSchema } from '#app/core/studies/items.ts';
import type { GivenItem } from '../given/givenStudy.ts';
import type { ExportFiles } from './exportFiles.ts';
import { COUNT, MAYBE, NAME, readRows, TEXT, WHOLE } from './readRows.ts';

const ROW = z.object({
  item: NAME,
  batch: WHOLE,
  segment: MAYBE,
  prompt: TEXT,
  source: MAYBE,
  references: z.array(z.string()),
  language: MAYBE,
  messages: z.unknown(),
  asked: COUNT,
});

/**
 * The items of an export.
 *
 * @param batches numbers of the study's batches
 */
export async function readItems(
  files: ExportFiles,
  batches: ReadonlySet<number>,
): Promise<{ readonly items: readonly GivenItem[]; readonly problems: readonly Problem[] }> {
  const read = await readRows(files, ITEMS, ROW);
  const known = new Set<string>();
  const beside: Problem[] = [];
  const items = read.rows.flatMap(({ batch, asked, ...row }, at): GivenItem[] => {
    if (known.has(row.item)) read.fault(at, 'item', said('id-twice', { id: row.item }));
    known.add(row.item);
    if (!batches.has(batch)) read.fault(at, 'batch', said('export-batch', { batch }));
    const given = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
    const parsed = itemSchema.safeParse(given);
    if (parsed.success) return [{ ...parsed.data, batch, asked }];
    for (const issue of parsed.error.issues) {
      beside.push(
        problemAt(`items.csv, item ${row.item}, field ${issue.path.join('.')}`, saidOfIssue(issue)),
      );
    }
    return [];
  });
  return { items, problems: [...read.problems(), ...beside] };
}
