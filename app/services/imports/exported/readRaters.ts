import { z } from 'zod';
import { RATERS } from '#app/core/reports/tables/tables.ts';
import { said, type Problem } from '#app/core/shared/errors.ts';
import { LOCALES } from '#app/core/shared/localized.ts';
import type { GivenRater } from '../given/givenStudy.ts';
import type { ExportFiles } from './exportFiles.ts';
import { FLAG, MAYBE, MOMENT, NAME, readRows } from './readRows.ts';

const ROW = z.object({
  rater: NAME,
  group: MAYBE,
  participant: MAYBE,
  recruiting_study: MAYBE,
  recruiting_session: MAYBE,
  simulated: FLAG,
  joined_at: MOMENT,
  locale: z.enum(LOCALES),
  set_aside_by: z.enum(['rule', 'lead']).nullable(),
  set_aside_at: MOMENT.nullable(),
  set_aside_reason: MAYBE,
});

/** Who judged, in an export. */
export async function readRaters(
  files: ExportFiles,
): Promise<{ readonly raters: readonly GivenRater[]; readonly problems: readonly Problem[] }> {
  const read = await readRows(files, RATERS, ROW);
  const known = new Set<string>();
  read.rows.forEach(({ rater, set_aside_by, set_aside_at }, at) => {
    if (known.has(rater)) read.fault(at, 'rater', said('id-twice', { id: rater }));
    known.add(rater);
    if (set_aside_by !== null && set_aside_at === null) read.fault(at, 'set_aside_at', said('is-missing'));
  });
  const raters = read.rows.map((row): GivenRater => {
    const recruited = {
      participant: row.participant,
      study: row.recruiting_study,
      session: row.recruiting_session,
    };
    return {
      name: row.rater,
      group: row.group,
      simulated: row.simulated,
      locale: row.locale,
      joinedAt: row.joined_at,
      setAside:
        row.set_aside_by === null || row.set_aside_at === null
          ? null
          : { by: row.set_aside_by, at: row.set_aside_at, reason: row.set_aside_reason },
      recruited: Object.values(recruited).every((one) => one === null) ? null : recruited,
    };
  });
  return { raters, problems: read.problems() };
}
