import type { StudyState } from '#app/core/studies/lifecycle.ts';
import type { Database, OpenTransaction } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { insertStudyLead } from '#db/queries/studyLeads.ts';
import { SYSTEM, type Doing } from '../../studies/actor.ts';
import { insertStudyRow } from '../../studies/createStudy.ts';
import type { GivenStudy } from './givenStudy.ts';
import { storeGivenStudy } from './storeGivenStudy.ts';

/** A study that came of an import. */
export interface ImportedStudy {
  readonly slug: string;
  readonly state: StudyState;
}

/** What an import is to do besides. */
export interface ImportDoing extends Doing {
  /** The account that imports it, and leads it from then on. */
  readonly createdBy?: number;
  /** Whether only to say what would come of it. */
  readonly check?: boolean;
}

/** What storing needs to know besides. */
export interface StoreDoing extends ImportDoing {
  readonly slug?: string;
  readonly files: readonly Readonly<Record<string, unknown>>[];
  /** Hears how many of its steps are done. */
  readonly onStored?: ((done: number, steps: number) => void) | undefined;
}

/**
 * Makes a study of what was read: it is there closed, with its report and verdict, or nothing of it is.
 *
 * @param slug its address; by default made of its name
 * @param files what it came from, for its record
 * @throws AppError `slug-taken`
 */
export async function storeImported(
  db: Database,
  given: GivenStudy,
  doing: StoreDoing,
): Promise<ImportedStudy> {
  return await db.transaction().execute((trx) => storeWithin(trx, given, doing));
}

/** The same within a transaction. */
export async function storeWithin(
  trx: OpenTransaction,
  given: GivenStudy,
  { slug, files, now = new Date(), actor = SYSTEM, createdBy, onStored }: StoreDoing,
): Promise<ImportedStudy> {
  const study = await insertStudyRow(trx, given.configuration, {
    ...(slug !== undefined && { slug }),
    ...(createdBy !== undefined && { createdBy }),
  });
  await storeGivenStudy(trx, study, given, now, onStored);
  if (createdBy !== undefined) {
    await insertStudyLead(trx, { studyId: study.id, accountId: createdBy, at: now });
  }
  for (const detail of files) {
    await insertEvent(trx, { studyId: study.id, at: now, actor, kind: 'study-imported', detail });
  }
  return { slug: study.slug, state: 'closed' };
}
