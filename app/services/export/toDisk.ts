import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError, said } from '#app/core/shared/errors.ts';
import type { ZippedFile } from './zipOf.ts';

/**
 * Writes files into a folder, which is made if it is not there. They are written beside first and moved in once all are
 * complete, so that nothing half-written is ever found under its name; files of the same names are replaced, others stay.
 *
 * @throws AppError `unavailable` where the folder can't be written
 */
export async function filesToFolder(folder: string, files: readonly ZippedFile[]): Promise<void> {
  const half = path.join(folder, `.export-${randomBytes(6).toString('hex')}`);
  await onDisk(folder, () => mkdir(half, { recursive: true }));
  try {
    for (const { name, content } of files) {
      await onDisk(folder, () => pipeline(content(), createWriteStream(path.join(half, name))));
    }
    for (const { name } of files) {
      await onDisk(folder, () => rename(path.join(half, name), path.join(folder, name)));
    }
  } finally {
    await rm(half, { recursive: true, force: true });
  }
}

/**
 * Writes bytes as one file, whose folder is made if it is not there; beside first, like `filesToFolder`.
 *
 * @param bytes destroyed in the end
 * @throws AppError `unavailable` where the file can't be written
 */
export async function bytesToFile(file: string, bytes: Readable): Promise<void> {
  const half = path.join(path.dirname(file), `.export-${randomBytes(6).toString('hex')}`);
  try {
    await onDisk(file, () => mkdir(path.dirname(file), { recursive: true }));
    try {
      await onDisk(file, () => pipeline(bytes, createWriteStream(half)));
      await onDisk(file, () => rename(half, file));
    } finally {
      await rm(half, { force: true });
    }
  } finally {
    bytes.destroy();
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
