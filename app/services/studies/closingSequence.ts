import type { Sequence } from '#app/core/verdict/level.ts';
import type { Executor } from '#db/database.ts';
import { listLooks } from '#db/queries/looks.ts';
import type { Row } from '#db/schema.ts';
import { informationOf, studyExtent } from './studyExtent.ts';

/**
 * Which analysis of a study its closing is: that of the look by which it stopped, else the last one, with the error
 * that its looks left. Undefined for a study at which nobody looked.
 */
export async function closingSequence(
  db: Executor,
  study: Pick<Row<'studies'>, 'id' | 'configuration'>,
): Promise<Sequence | undefined> {
  const looks = await listLooks(db, study.id);
  const last = looks.at(-1);
  if (last === undefined) return undefined;
  const before = looks.map(({ information }) => information);
  if (typeof last.stopped_at !== 'object' || last.stopped_at === null) {
    const now = informationOf(await studyExtent(db, study));
    return { before, now: Math.max(now, last.information), goesOn: false };
  }
  return { before: before.slice(0, -1), now: last.information, goesOn: true };
}
