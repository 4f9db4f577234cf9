import type { SystemProvenance } from '#app/core/studies/provenance.ts';
import type { Executor } from '#db/database.ts';
import { systemProvenances } from '#db/queries/provenance.ts';
import type { Row } from '#db/schema.ts';
import { onceFrozen } from './onceFrozen.ts';

/** `systemProvenances` for the pages of a study: counted once when its outputs can't change any more. */
export function frozenProvenances(
  db: Executor,
  study: Pick<Row<'studies'>, 'id' | 'state'>,
): Promise<SystemProvenance[]> {
  return onceFrozen(db, study, 'provenances', () => systemProvenances(db, study.id));
}
