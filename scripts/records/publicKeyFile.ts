import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#app/core/shared/errors.ts';
import { keyBytes } from '#app/services/records/signature.ts';

/**
 * The bytes of a public key from its file, Base64.
 * @throws AppError `no-file`; `not-a-public-key`
 */
export async function readPublicKey(cwd: string, file: string): Promise<string> {
  const pem = await readFile(path.resolve(cwd, file), 'utf8').catch((cause: unknown) => {
    throw new AppError('no-file', { file }, { cause });
  });
  try {
    return keyBytes(pem);
  } catch (cause) {
    throw new AppError('not-a-public-key', { file }, { cause });
  }
}
