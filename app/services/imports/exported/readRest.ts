import { z } from 'zod';
import { EVENTS, LOOKS, SKIPS } from '#app/core/reports/tables/tables.ts';
import { said, type Problem } from '#app/core/shared/errors.ts';
import { LOOK_OUTCOMES } from '#app/core/studies/looks.ts';
import type { ToldBlock } from '#app/core/verdict/judging/missingBlocks.ts';
import type { GivenEvent, GivenLook } from '../given/givenStudy.ts';
import { cellOf } from '../given/stored.ts';
import type { ExportFiles } from './exportFiles.ts';
import { faultsOfNames, type Names } from './names.ts';
import { FIELDS, MAYBE, MOMENT, NAME, readRows } from './readRows.ts';

const SKIP = z.object({
  item: NAME,
  rater: NAME,
  kind: z.enum(['skipped', 'abandoned']),
  seen: z.array(z.string()),
  last_seen: MAYBE,
  reason: MAYBE,
  submitted_at: MOMENT.nullable(),
});

/** Blocks that were not finished, in an export. */
export async function readSkips(
  files: ExportFiles,
  names: Names,
): Promise<{ readonly skips: readonly ToldBlock[]; readonly problems: readonly Problem[] }> {
  const read = await readRows(files, SKIPS, SKIP);
  const known = new Set<string>();
  read.rows.forEach((row, at) => {
    faultsOfNames(names, (column, why) => read.fault(at, column, why), row, { last_seen: row.last_seen });
    const other = row.seen.find((system) => !names.systems.has(system));
    if (other !== undefined) {
      const params = { system: other, systems: [...names.systems].join(', ') };
      read.fault(at, 'seen', said('system-unknown', params));
    }
    const cell = cellOf(row.item, row.rater);
    if (known.has(cell)) read.fault(at, 'item', said('id-twice', { id: `${row.item}, ${row.rater}` }));
    known.add(cell);
  });
  const skips = read.rows.map(({ item, rater, kind, seen, last_seen, reason, submitted_at }) => ({
    ...{ item, rater, kind, seen, lastSeen: last_seen, reason, at: submitted_at },
  }));
  return { skips, problems: read.problems() };
}

const share = z.number().min(0);
const LOOK = z.object({
  look: z.int().min(1),
  taken_at: MOMENT,
  share,
  information: share.max(1),
  decisions: z.array(z.object({ system: z.string(), outcome: z.enum(LOOK_OUTCOMES) })),
  stopped_at: MOMENT.nullable(),
});

/** The looks that were taken, in an export. */
export async function readLooks(
  files: ExportFiles,
): Promise<{ readonly looks: readonly GivenLook[]; readonly problems: readonly Problem[] }> {
  const read = await readRows(files, LOOKS, LOOK);
  const known = new Set<number>();
  read.rows.forEach(({ look }, at) => {
    if (known.has(look)) read.fault(at, 'look', said('id-twice', { id: String(look) }));
    known.add(look);
  });
  const looks = read.rows.map(({ look, taken_at, stopped_at, ...rest }) => ({
    ...{ ...rest, number: look, takenAt: taken_at, stoppedAt: stopped_at },
  }));
  return { looks, problems: read.problems() };
}

const EVENT = z.object({ at: MOMENT, kind: NAME, actor: NAME, detail: FIELDS.nullable() });

/** What had happened to the study, in an export. */
export async function readEvents(
  files: ExportFiles,
): Promise<{ readonly events: readonly GivenEvent[]; readonly problems: readonly Problem[] }> {
  const read = await readRows(files, EVENTS, EVENT);
  return { events: read.rows, problems: read.problems() };
}
