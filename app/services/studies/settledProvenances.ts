import type { SystemProvenance } from '#app/core/studies/provenance.ts';
import type { Executor } from '#db/database.ts';
import { systemProvenances } from '#db/queries/provenance.ts';
import type { Row } from '#db/schema.ts';
import { onceSettled } from './onceSettled.ts';

/** `systemProvenances` for the pages of a study: counted once while its outputs can't change. */
export function settledProvenances(
  db: Executor,
  study: Pick<Row<'studies'>, 'id' | 'created_at' | 'state'>,
): Promise<SystemProvenance[]> {
  return onceSettled(db, study, 'provenances', () => systemProvenances(db, study.id));
}
