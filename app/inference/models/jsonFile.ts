import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#app/core/shared/errors.ts';

/** A JSON object as read from a file. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads a JSON object of a model folder.
 * @param optional a missing file gives an empty object instead of an error
 * @throws AppError `model_unusable` when the file is missing, not JSON, or not an object
 */
export async function readJsonFile(folder: string, name: string, optional = false): Promise<JsonObject> {
  const file = path.join(folder, name);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') {
      if (optional) return {};
      throw new AppError('model-file-missing', { folder, name }, { cause });
    }
    throw new AppError('model-file-unreadable', { file, said: (cause as Error).message }, { cause });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError('model-file-not-json', { file, said: (cause as Error).message }, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AppError('model-file-not-an-object', { file });
  }
  return value as JsonObject;
}
