import { lstat, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#app/core/shared/errors.ts';
import type { ModelAccess } from './modelAccess.ts';

/** Where model folders may lie. */
type Places = Pick<ModelAccess, 'folder' | 'anywhere'>;

/** A model folder has a few dozen files; more than this is something else. */
const MOST_ENTRIES = 10_000;

/**
 * The real path of a study's model folder, once neither it nor anything inside leads out of the models directory
 * (links followed). An absolute folder that `access` allows anywhere is only resolved.
 *
 * @param modelFolder as the study names it: relative to the models directory, or absolute
 * @throws AppError `forbidden` where it, or a link in it, leads out; `model_unusable` where it is not there
 */
export async function resolveModelFolder(modelFolder: string, access: Places): Promise<string> {
  const place = path.resolve(access.folder, modelFolder);
  const mayLieOutside = access.anywhere && path.isAbsolute(modelFolder);
  if (!mayLieOutside) assertInside(modelFolder, place, access);
  const real = await realpath(place).catch((cause: unknown) => {
    throw new AppError('model-folder-missing', { folder: place }, { cause });
  });
  if (mayLieOutside) return real;
  const root = await realpath(access.folder);
  await walkInside(modelFolder, real, root, access);
  return real;
}

/**
 * A model folder as a study keeps it, checked without touching the disk, where the folder may be another
 * machine's: relative to the models directory when it lies inside.
 *
 * @throws AppError `forbidden` where it lies outside and may not
 */
export function storedModelFolder(modelFolder: string, access: Places): string {
  const place = path.resolve(access.folder, modelFolder);
  if (access.anywhere && path.isAbsolute(modelFolder)) return modelFolder;
  assertInside(modelFolder, place, access);
  return path.relative(access.folder, place) || '.';
}

function assertInside(asNamed: string, place: string, access: Places): void {
  if (!contains(access.folder, place)) throw outside(asNamed, access);
}

/** Follows every link below a folder, each place once. */
async function walkInside(asNamed: string, start: string, root: string, access: Places): Promise<void> {
  const seen = new Set<string>();
  const waiting = [start];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (!contains(root, place)) throw outside(asNamed, access);
    if (seen.has(place)) continue;
    seen.add(place);
    if (seen.size > MOST_ENTRIES) {
      throw new AppError('model-folder-too-full', { folder: asNamed, most: MOST_ENTRIES });
    }
    if (!(await lstat(place)).isDirectory()) continue;
    for (const entry of await readdir(place, { withFileTypes: true })) {
      const inner = path.join(place, entry.name);
      if (entry.isSymbolicLink()) {
        // A link to nothing leads nowhere: whoever needs the file will miss it.
        const target = await realpath(inner).catch(() => undefined);
        if (target !== undefined) waiting.push(target);
      } else if (entry.isDirectory()) waiting.push(inner);
    }
  }
}

/** Whether `place` is `root` itself or lies below it; both absolute and without links. */
function contains(root: string, place: string): boolean {
  const relative = path.relative(root, place);
  return relative === '' || (!path.isAbsolute(relative) && relative.split(path.sep)[0] !== '..');
}

function outside(asNamed: string, access: Places): AppError {
  return new AppError('model-folder-outside', { folder: asNamed, models: access.folder });
}
