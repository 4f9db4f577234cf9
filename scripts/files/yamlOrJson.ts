import path from 'node:path';
import { parse } from 'yaml';
import { AppError } from '#app/core/shared/errors.ts';
import { readText } from './text.ts';

/**
 * An object that a file holds as YAML or JSON, which is YAML as well.
 *
 * @param cwd the folder that `file` is relative to
 * @throws AppError `not_found`, or `invalid_input` for what is neither
 */
export async function readYamlOrJson(cwd: string, file: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await readText(path.resolve(cwd, file), file);
  const refuse = (said: string, cause?: unknown) => new AppError('file-not-json', { file, said }, { cause });
  let value: unknown;
  try {
    value = parse(text);
  } catch (cause) {
    throw refuse((cause as Error).message, cause);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refuse('it is no object');
  return value as Readonly<Record<string, unknown>>;
}
