import type { Database } from '#db/database.ts';
import { readApart } from '../apart/readApart.ts';
import { freeSlugOf } from '../exported/importExport.ts';
import { storeImported, type ImportDoing, type ImportedStudy } from '../given/storeImported.ts';
import type { BesideFile, ChosenFile } from './givenFiles.ts';
import { givenOf } from './readGiven.ts';

/**
 * Makes a study of files that were chosen on a page: a whole export, or judgments that were made elsewhere. Large files
 * are read in a process of their own.
 *
 * @param slug the address of an export's study; null = as where it was exported
 * @throws AppError as `importExport`, or `importJudgments`; all or nothing
 */
export async function importFiles(
  db: Database,
  { file, ...beside }: Omit<BesideFile, 'name'> & { readonly file: ChosenFile },
  { slug = null, ...doing }: ImportDoing & { readonly slug?: string | null } = {},
): Promise<ImportedStudy> {
  const { result, rows } = await readApart('given', file.bytes, { ...beside, name: file.name });
  const own = slug ?? result.slug;
  return await storeImported(db, givenOf(result.rest, rows), {
    ...doing,
    ...(own !== null && { slug: await freeSlugOf(db, own) }),
    files: result.files,
  });
}
