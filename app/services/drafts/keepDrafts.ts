import type { JsonObject } from '#app/core/studies/drafts/changes.ts';
import type { Database, Executor } from '#db/database.ts';
import {
  copyDraftRow,
  deleteDraft,
  insertDraft,
  listDraftRows,
  noteEditor,
  setDraftArchived,
  type ListedDraft,
} from '#db/queries/drafts.ts';
import { draftOf, draftToChange } from './draftOf.ts';
import { storedValues } from './storedValues.ts';

/** Who does something with a draft, and when. */
export interface DraftDoing {
  readonly by: number;
  readonly now?: Date;
}

/**
 * Begins a draft.
 *
 * @returns its id
 * @throws AppError as `storedValues`
 */
export async function beginDraft(
  db: Executor,
  values: JsonObject,
  { by, now = new Date() }: DraftDoing,
): Promise<string> {
  const stamp = { created_by: by, updated_by: by, created_at: now, updated_at: now };
  return await insertDraft(db, { values: storedValues(values), ...stamp });
}

/**
 * A copy of a draft with its items file; also of one of which a study was made.
 *
 * @param name what the copy is called
 * @returns its id
 * @throws AppError `not_found`
 */
export async function copyDraft(
  db: Database,
  id: string,
  name: (of: string) => string,
  { by, now = new Date() }: DraftDoing,
): Promise<string> {
  const { values } = await draftOf(db, id);
  const own = typeof values.name === 'string' ? values.name : '';
  const copied = storedValues({ ...values, name: own.trim() === '' ? own : name(own) });
  return (await copyDraftRow(db, id, { values: copied, by, at: now }))!;
}

/**
 * Puts a draft aside, or takes it back.
 * @throws AppError `not_found`, `conflict` where a study was made of it
 */
export async function archiveDraft(
  db: Database,
  id: string,
  archived: boolean,
  { now = new Date() }: { now?: Date } = {},
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await draftToChange(trx, id);
    await setDraftArchived(trx, id, archived ? now : null);
  });
}

/**
 * Deletes a draft. Nobody has judged anything of it: a study that was made of one has judgments of its own.
 * @throws AppError `not_found`, `conflict` where a study was made of it
 */
export async function removeDraft(db: Database, id: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await draftToChange(trx, id);
    await deleteDraft(trx, id);
  });
}

/** Drafts of which no study was made yet, those changed last first. */
export async function listDrafts(db: Executor): Promise<ListedDraft[]> {
  return await listDraftRows(db);
}

/** Whoever was seen within this time is at work; pages tell of themselves three times as often. */
const AT_WORK_MS = 15_000;

/**
 * Notes that somebody has a draft open.
 * @returns the names of others who have
 */
export async function othersAtDraft(
  db: Database,
  id: string,
  { by, now = new Date() }: DraftDoing,
): Promise<string[]> {
  return await noteEditor(db, id, { account: by, at: now, since: new Date(now.getTime() - AT_WORK_MS) });
}
