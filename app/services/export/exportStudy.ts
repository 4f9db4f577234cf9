import type { Readable } from 'node:stream';
import { MANIFEST_FILE } from '#app/core/reports/tables/manifest.ts';
import type { Database } from '#db/database.ts';
import type { Doing } from '../studies/actor.ts';
import { noteDownload } from '../studies/noteDownload.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { filesOf, nameIn, requireJudged, sourceOf, contentOf, type ExportForm } from './exportFile.ts';
import { manifested, type ExportedFile, type Manifested } from './manifestOf.ts';
import type { ExportSource } from './rowsOfFile.ts';
import { bytesToFile, filesToFolder } from './toDisk.ts';
import { zipOf, type ZippedFile } from './zipOf.ts';

/**
 * Writes all files of a study's export into a folder, which is made if it is not there. They are written beside
 * first and moved in once all are complete, so that nothing half-written is ever found under its name; files of
 * the same names are replaced, others stay.
 *
 * @throws AppError `not_found`; `conflict` while the study is open; `unavailable` where the folder can't be written
 */
export async function exportStudy(
  db: Database,
  slug: string,
  folder: string,
  { form = {}, ...doing }: Doing & { readonly form?: ExportForm } = {},
): Promise<ExportedFile[]> {
  const study = await requireStudy(db, slug);
  for (const file of filesOf(study)) requireJudged(study, file);
  const source = sourceOf(db, study);
  const noted = manifested(db, study);
  await filesToFolder(folder, contentsOf(noted, source, form));
  const { written } = noted;
  await noteDownload(
    db,
    study.id,
    written.map(({ file }) => file),
    doing,
  );
  return [...written];
}

/** Every file of an export in turn, the manifest last. */
function contentsOf(noted: Manifested, source: ExportSource, form: ExportForm): ZippedFile[] {
  const files = filesOf(source.study).map((file) => {
    const name = nameIn(file, form);
    const content = () => noted.through(name, (onRow) => contentOf(file, source, form, onRow));
    return { name, content };
  });
  return [...files, { name: MANIFEST_FILE, content: () => noted.manifest() }];
}

/** All files of a study's export as one archive, being written while it is read. */
export interface ExportedZip {
  readonly bytes: Readable;
  /** What is in it, complete once `bytes` has ended. */
  readonly files: readonly ExportedFile[];
}

/**
 * All files of a study's export as one zip archive. It is made while it is read: no more of it than a chunk is held.
 *
 * @throws AppError `not_found`; `conflict` while the study is open
 */
export async function exportZip(
  db: Database,
  slug: string,
  { form = {}, ...doing }: Doing & { readonly form?: ExportForm } = {},
): Promise<ExportedZip> {
  const study = await requireStudy(db, slug);
  for (const file of filesOf(study)) requireJudged(study, file);
  const source = sourceOf(db, study);
  await noteDownload(db, study.id, [`${slug}.zip`], doing);
  const noted = manifested(db, study);
  const bytes = zipOf(contentsOf(noted, source, form), doing.now ?? new Date());
  return { bytes, files: noted.written };
}

/**
 * Writes a study's export as one zip archive. It is written beside first, so that nothing half-written is ever found
 * under its name.
 *
 * @param file where to; its folder is made if it is not there
 * @throws AppError as `exportZip`; `unavailable` where the file can't be written
 */
export async function exportStudyZip(
  db: Database,
  slug: string,
  file: string,
  doing: Doing & { readonly form?: ExportForm } = {},
): Promise<readonly ExportedFile[]> {
  const { bytes, files } = await exportZip(db, slug, doing);
  await bytesToFile(file, bytes);
  return files;
}
