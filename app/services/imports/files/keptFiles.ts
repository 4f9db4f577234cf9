import { AppError } from '#app/core/shared/errors.ts';
import { importStudyJob } from '#app/jobs/definitions/importStudy.ts';
import type { Database, Executor } from '#db/database.ts';
import {
  deleteUpload,
  dropFilesBut,
  dropOldUploads,
  filesOfUpload,
  findUpload,
  insertUpload,
  putFile,
  type UploadPart,
} from '#db/queries/importUploads.ts';
import type { ChosenFile } from './givenFiles.ts';

/** How long files are kept that nobody imports, ms. */
const KEPT_MS = 24 * 3_600_000;

/** The files of an import by their parts. */
export type GivenFiles = Readonly<Record<UploadPart, ChosenFile | null>>;

export interface KeepFiles {
  /** The upload that has files already; null where there is none yet. */
  readonly upload: string | null;
  /** The files that it has and that stay. */
  readonly kept: readonly UploadPart[];
  /** Files that were sent. */
  readonly files: Partial<GivenFiles>;
  readonly account: number;
}

/**
 * Keeps files that were sent to be imported, with those that were sent before; others of the upload are dropped, and
 * uploads of which nothing came for a day.
 *
 * @returns the upload's id, and all of its files
 * @throws AppError `upload-gone` where what should be kept isn't
 */
export async function keepFiles(
  db: Database,
  { upload, kept, files, account }: KeepFiles,
  now = new Date(),
): Promise<{ readonly upload: string; readonly files: GivenFiles }> {
  return await db.transaction().execute(async (trx) => {
    await dropOldUploads(trx, importStudyJob.kind, new Date(now.getTime() - KEPT_MS));
    const id = upload ?? (await insertUpload(trx, { account, at: now }));
    if (upload !== null) await requireUpload(trx, upload, account);
    const sent = Object.entries(files).flatMap(([part, file]) =>
      file === null || file === undefined ? [] : [{ part: part as UploadPart, ...file }],
    );
    await dropFilesBut(trx, id, [...kept, ...sent.map(({ part }) => part)]);
    for (const file of sent) await putFile(trx, { upload_id: id, ...file });
    const all = await keptFiles(trx, id);
    if (kept.some((part) => all[part] === null)) throw new AppError('upload-gone');
    return { upload: id, files: all };
  });
}

/** Drops an upload whose study is there. */
export async function dropFiles(db: Database, upload: string): Promise<void> {
  await deleteUpload(db, upload);
}

/** The files of an upload. */
export async function keptFiles(db: Executor, upload: string): Promise<GivenFiles> {
  const rows = await filesOfUpload(db, upload);
  const fileOf = (wanted: UploadPart): ChosenFile | null => {
    const row = rows.find(({ part }) => part === wanted);
    if (row === undefined) return null;
    // Each database gives bytes as it likes.
    const { buffer, byteOffset, byteLength } = row.bytes;
    return { name: row.name, bytes: new Uint8Array(buffer, byteOffset, byteLength) };
  };
  return { file: fileOf('file'), preferences: fileOf('preferences'), items: fileOf('items') };
}

async function requireUpload(trx: Executor, id: string, account: number): Promise<void> {
  const known = await findUpload(trx, id);
  if (known === undefined || known.account_id !== account || known.asked !== null) {
    throw new AppError('upload-gone');
  }
}
