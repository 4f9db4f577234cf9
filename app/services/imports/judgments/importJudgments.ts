import type { StudyState } from '#app/core/studies/lifecycle.ts';
import type { Database } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { insertStudyLead } from '#db/queries/studyLeads.ts';
import { SYSTEM, type Doing } from '../../studies/actor.ts';
import { insertStudyRow } from '../../studies/createStudy.ts';
import { storeGivenStudy } from '../given/storeGivenStudy.ts';
import type { FoundJudgments, JudgmentsToImport } from './judgmentsToImport.ts';
import { studyOfJudgments } from './studyOfJudgments.ts';

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

/**
 * Makes a study of judgments that were made elsewhere: it is there closed, with its report and verdict.
 *
 * @returns the study, null where it was only checked, and what was found in the files
 * @throws AppError `invalid_input` with every fault by line and column; all or nothing
 */
export async function importJudgments(
  db: Database,
  input: JudgmentsToImport,
  { now = new Date(), actor = SYSTEM, createdBy, check = false }: ImportDoing = {},
): Promise<{ readonly study: ImportedStudy | null; readonly found: FoundJudgments }> {
  const { given, found } = studyOfJudgments(input, now);
  if (check) return { study: null, found };
  return await db.transaction().execute(async (trx) => {
    const study = await insertStudyRow(trx, given.configuration, {
      ...(createdBy !== undefined && { createdBy }),
    });
    await storeGivenStudy(trx, study, given, now);
    if (createdBy !== undefined)
      await insertStudyLead(trx, { studyId: study.id, accountId: createdBy, at: now });
    const files = [input.ratings, input.preferences].filter((file) => file !== null);
    for (const { name, fileHash } of files) {
      const detail = { file: name, sha256: fileHash };
      await insertEvent(trx, { studyId: study.id, at: now, actor, kind: 'study-imported', detail });
    }
    return { study: { slug: study.slug, state: 'closed' as const }, found };
  });
}
