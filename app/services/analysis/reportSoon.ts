import type { Report } from '#app/core/reports/report.ts';
import type { Database } from '#db/database.ts';
import { analyseStudy } from './analyseStudy.ts';
import { within } from './within.ts';

/** How long whoever asks waits for a report before being told that it is computed, ms: what is stored takes a tenth of it. */
const WAIT_MS = 700;

/** Reports that are being made: who asks for one again waits for the same. */
const underWay = new WeakMap<Database, Map<string, Promise<Report>>>();

const failed = new WeakSet<Promise<Report>>();

/**
 * The report of a study where it is there or soon will be, else null: it goes on being computed, and whoever asks again
 * gets it.
 *
 * @throws AppError as `analyseStudy`
 */
export async function reportSoon(
  db: Database,
  slug: string,
  { waitMs = WAIT_MS }: { waitMs?: number } = {},
): Promise<Report | null> {
  return await within(reportUnderWay(db, slug), waitMs);
}

function reportUnderWay(db: Database, slug: string): Promise<Report> {
  const own = underWay.get(db) ?? new Map<string, Promise<Report>>();
  underWay.set(db, own);
  const known = own.get(slug);
  if (known !== undefined) {
    if (failed.has(known)) own.delete(slug);
    return known;
  }
  const made = analyseStudy(db, slug);
  own.set(slug, made);
  made.then(
    () => own.delete(slug),
    // Who asked may have been told to wait: a failure stays until somebody has been told of it.
    () => failed.add(made),
  );
  return made;
}
