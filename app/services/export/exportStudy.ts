import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError, said } from '#app/core/shared/errors.ts';
import { EXPORT_FILES } from '#app/core/reports/tables/tables.ts';
import type { ExportFile } from '#app/core/reports/tables/tables.ts';
import type { Database } from '#db/database.ts';
import type { Doing } from '../studies/actor.ts';
import { noteDownload } from '../studies/noteDownload.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { csvOf, requireJudged, sourceOf } from './exportFile.ts';

export interface ExportedFile {
  readonly file: ExportFile;
  /** Without the header. */
  readonly rows: number;
}

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
  doing: Doing = {},
): Promise<ExportedFile[]> {
  const study = await requireStudy(db, slug);
  for (const file of EXPORT_FILES) requireJudged(study, file);
  const source = sourceOf(db, study);
  const half = path.join(folder, `.export-${randomBytes(6).toString('hex')}`);
  await onDisk(folder, () => mkdir(half, { recursive: true }));
  try {
    const written: ExportedFile[] = [];
    for (const file of EXPORT_FILES) {
      let rows = 0;
      const text = csvOf(file, source, () => (rows += 1));
      await onDisk(folder, () => pipeline(text, createWriteStream(path.join(half, file))));
      written.push({ file, rows });
    }
    for (const file of EXPORT_FILES) {
      await onDisk(folder, () => rename(path.join(half, file), path.join(folder, file)));
    }
    await noteDownload(db, study.id, EXPORT_FILES, doing);
    return written;
  } finally {
    await rm(half, { recursive: true, force: true });
  }
}

const DISK_FAULTS = {
  EACCES: 'not-writable',
  EPERM: 'not-writable',
  EROFS: 'read-only',
  ENOSPC: 'no-room',
  ENOTDIR: 'file-in-path',
  EEXIST: 'file-of-that-name',
  EISDIR: 'folder-in-place',
} as const;

const isDiskFault = (code: string): code is keyof typeof DISK_FAULTS => Object.hasOwn(DISK_FAULTS, code);

async function onDisk<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!isDiskFault(code)) throw error;
    throw new AppError('export-refused', { folder, why: said(DISK_FAULTS[code]) }, { cause: error });
  }
}
