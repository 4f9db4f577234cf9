import { AppError, errorOfData } from '#app/core/shared/errors.ts';
import type { Item } from '#app/core/studies/items.ts';
import type { Database, Executor } from '#db/database.ts';
import { draftItemsFile, findFirstItem, updateDraft } from '#db/queries/drafts.ts';
import type { DraftItemsFacts } from '#db/schema.ts';
import { readApart } from '../imports/apart/readApart.ts';
import type { CheckedItems } from '../studies/checkItems.ts';
import type { ItemColumns } from '../studies/parseItems.ts';
import type { ReadItemsFile } from '../studies/lookAtItems.ts';
import { draftOf, draftToChange } from './draftOf.ts';

/** What a draft's items file holds, and how it is called. */
export interface DraftItems extends ReadItemsFile {
  readonly name: string;
}

/**
 * Keeps a file of items with a draft, in place of the one before, and says what it holds. One that can't be read as
 * items yet is kept as well, because what its columns mean can be said later.
 *
 * @param file its name and content
 * @param columns what columns are taken for where that isn't as their names say; null = as they say
 * @throws AppError `not_found`, `conflict`, and as `readImport` for what is no table and no text; then the file before
 *   stays
 */
export async function setDraftItems(
  db: Database,
  id: string,
  { name, bytes }: { name: string; bytes: Uint8Array },
  columns: ItemColumns | null,
  { by, now = new Date() }: { by: number; now?: Date },
): Promise<DraftItems> {
  await draftOf(db, id);
  const looked = await lookedAt(bytes, columns);
  await db.transaction().execute(async (trx) => {
    await draftToChange(trx, id);
    const file = { items_file: bytes, items_name: name.slice(0, 200) };
    await updateDraft(trx, id, { ...file, ...said(columns, looked) }, { by, at: now });
  });
  return { name, ...looked.read };
}

/**
 * The fields of a draft that hold an items file which is read as its columns say.
 * @throws AppError as `readImport`
 */
export async function draftOfItems(bytes: Uint8Array, name: string) {
  const looked = await lookedAt(bytes, null);
  return { items_file: bytes, items_name: name, ...said(null, looked) };
}

/**
 * Says what the columns of a draft's items file mean, and what it holds by that.
 * @throws AppError `not_found`, `conflict`; `invalid_input` where there is no file
 */
export async function setDraftColumns(
  db: Database,
  id: string,
  columns: ItemColumns | null,
  { by, now = new Date() }: { by: number; now?: Date },
): Promise<DraftItems> {
  const { name, bytes } = await fileOf(db, id);
  const looked = await lookedAt(bytes, columns);
  await db.transaction().execute(async (trx) => {
    await draftToChange(trx, id);
    await updateDraft(trx, id, said(columns, looked), { by, at: now });
  });
  return { name, ...looked.read };
}

/** What a draft's items file holds; null where there is none. */
export async function toldDraftItems(db: Executor, id: string): Promise<DraftItems | null> {
  const { items_name: name, items_columns: columns } = await draftOf(db, id);
  const bytes = await draftItemsFile(db, id);
  if (name === null || bytes === null) return null;
  return { name, ...(await lookedAt(bytes, columns as ItemColumns | null)).read };
}

/**
 * The items of a draft.
 * @throws AppError `invalid_input` where there are none, or with the faults of the file
 */
export async function itemsOfDraft(db: Executor, id: string): Promise<CheckedItems> {
  const { items_columns: columns } = await draftOf(db, id);
  const { name, bytes } = await fileOf(db, id);
  const { rows, result } = await readApart('items', bytes, { columns: (columns ?? {}) as ItemColumns, name });
  return { items: rows, problems: result.problems };
}

async function lookedAt(bytes: Uint8Array, columns: ItemColumns | null) {
  const { read, first } = (await readApart('lookAtItems', bytes, { columns: columns ?? {} })).result;
  return { read: { ...read, refusal: read.refusal && errorOfData(read.refusal) }, first };
}

async function fileOf(db: Executor, id: string): Promise<{ name: string; bytes: Uint8Array }> {
  const { items_name: name } = await draftOf(db, id);
  const bytes = await draftItemsFile(db, id);
  if (name === null || bytes === null) throw new AppError('draft-without-items');
  return { name, bytes };
}

function said(
  columns: ItemColumns | null,
  { read: { preview }, first }: Awaited<ReturnType<typeof lookedAt>>,
) {
  const facts: DraftItemsFacts | null = preview && {
    items: preview.items,
    withReferences: preview.withReferences,
    segments: preview.segments,
  };
  return {
    items_columns: columns && JSON.stringify(columns),
    items_facts: facts && JSON.stringify(facts),
    items_first: first && JSON.stringify(first),
  };
}

/** The first item of a draft, for an example; null where there is none that can be read. */
export async function draftPreviewItem(db: Executor, id: string): Promise<Item | null> {
  return (await findFirstItem(db, id)) as Item | null;
}
