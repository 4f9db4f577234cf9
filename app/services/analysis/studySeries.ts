import { seriesEntry, type SeriesEntry } from '#app/core/reports/series.ts';
import type { Report } from '#app/core/reports/report.ts';
import type { Database } from '#db/database.ts';
import { closedOfSeries } from '#db/queries/series.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { analysed } from './analyseStudy.ts';

/**
 * What the closed studies of a study's series found, in the order in which they closed.
 *
 * @param known the report of a study of the series that is there already
 * @throws AppError `not_found`
 */
export async function studySeries(db: Database, slug: string, known?: Report): Promise<SeriesEntry[]> {
  const { id } = await requireStudy(db, slug);
  const entries: SeriesEntry[] = [];
  for (const one of await closedOfSeries(db, id)) {
    entries.push(seriesEntry(one === known?.study.slug ? known : await analysed(db, one)));
  }
  return entries;
}
