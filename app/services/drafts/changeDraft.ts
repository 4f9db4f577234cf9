import {
  applyChanges,
  type Change,
  type Conflict,
  type JsonObject,
} from '#app/core/studies/drafts/changes.ts';
import type { Database } from '#db/database.ts';
import { updateDraft } from '#db/queries/drafts.ts';
import { draftToChange } from './draftOf.ts';
import { storedValues } from './storedValues.ts';

export interface ChangedDraft {
  readonly version: number;
  readonly values: JsonObject;
  /** Changes that were not made, because somebody else changed the same meanwhile. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Makes changes to a draft's values, each where what it was made from still stands. Sent again they change nothing.
 *
 * @param by the account
 * @param check throws where the values as they would be mean nothing
 * @throws AppError `not_found`, `conflict` where a study was made of it, `invalid_input` for what can't be stored,
 *   `too_large`; then nothing is changed
 */
export async function changeDraft(
  db: Database,
  id: string,
  changes: readonly Change[],
  {
    by,
    now = new Date(),
    check = () => {},
  }: { by: number; now?: Date; check?: (values: JsonObject) => void },
): Promise<ChangedDraft> {
  return await db.transaction().execute(async (trx) => {
    const draft = await draftToChange(trx, id);
    const { values, conflicts } = applyChanges(draft.values, changes);
    if (values === draft.values) return { version: draft.version, values, conflicts };
    check(values);
    const change = { values: storedValues(values) };
    return { version: await updateDraft(trx, id, change, { by, at: now }), values, conflicts };
  });
}
