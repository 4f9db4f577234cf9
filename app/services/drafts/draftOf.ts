import { AppError } from '#app/core/shared/errors.ts';
import type { Executor } from '#db/database.ts';
import { findDraft, lockDraft, type DraftRow } from '#db/queries/drafts.ts';
import { findStudyById } from '#db/queries/studies.ts';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A draft by its id, as an address has it.
 * @throws AppError `not_found`
 */
export async function draftOf(db: Executor, id: string): Promise<DraftRow> {
  const row = ID.test(id) ? await findDraft(db, id) : undefined;
  if (row === undefined) throw new AppError('no-such-draft');
  return row;
}

/**
 * The same, locked until the transaction ends, for whoever changes it.
 * @throws AppError `not_found`; `conflict` where a study was made of it
 */
export async function draftToChange(trx: Executor, id: string): Promise<DraftRow> {
  const row = ID.test(id) ? await lockDraft(trx, id) : undefined;
  if (row === undefined) throw new AppError('no-such-draft');
  if (row.study_id !== null) {
    throw new AppError('draft-made', { slug: (await findStudyById(trx, row.study_id))!.slug });
  }
  return row;
}
