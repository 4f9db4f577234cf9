import type { Database } from '#db/database.ts';
import { updateDraft } from '#db/queries/drafts.ts';
import type { Row } from '#db/schema.ts';
import { SYSTEM } from '../studies/actor.ts';
import type { ModelAccess } from '../generation/modelAccess.ts';
import { insertValidated, validateStudy } from '../studies/createStudy.ts';
import { draftToChange } from './draftOf.ts';
import { itemsOfDraft } from './draftItems.ts';

/**
 * Makes a study of a draft, both in one transaction: of two who press the button at once one makes it.
 *
 * @param configuration what the draft's values mean, by `studyConfigurationSchema`
 * @throws AppError `not_found`, `conflict` where it was made already, `invalid_input` with all problems of the
 *   configuration (`configuration.…`) and the items
 */
export async function studyOfDraft(
  db: Database,
  id: string,
  { configuration, access }: { configuration: unknown; access: ModelAccess },
  { by, now = new Date(), actor = SYSTEM }: { by: number; now?: Date; actor?: string },
): Promise<Row<'studies'>> {
  const items = await itemsOfDraft(db, id);
  const valid = validateStudy({ configuration, items, access });
  return await db.transaction().execute(async (trx) => {
    await draftToChange(trx, id);
    const study = await insertValidated(trx, valid, { createdBy: by }, { now, actor });
    await updateDraft(trx, id, { study_id: study.id }, { by, at: now });
    return study;
  });
}
