import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError, errorOfData } from '#app/core/shared/errors.ts';

/** An installation elsewhere, worked with by its API. */
export interface Remote {
  /** Without a trailing slash. */
  readonly address: string;
  /** A personal token. */
  readonly token: string;
  readonly signal: AbortSignal;
}

interface Asking {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * What the API answers below /api/v1, as JSON.
 * @throws AppError with the code, reason and params that the installation refuses with; `unavailable` where it is not
 *   reached, or what answers is none
 */
export async function askRemote(remote: Remote, path: string, asking: Asking = {}): Promise<unknown> {
  return await (await request(remote, `/api/v1${path}`, asking)).json().catch((cause: unknown) => {
    throw new AppError('remote-is-none', { address: remote.address }, { cause });
  });
}

/**
 * Writes what an address of the installation answers into a file; what came before a failure is removed.
 * @throws AppError as `askRemote`
 */
export async function downloadRemote(remote: Remote, path: string, file: string): Promise<void> {
  const { body } = await request(remote, path, {});
  try {
    await pipeline(Readable.fromWeb(body as never), createWriteStream(file));
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

async function request(
  { address, token, signal }: Remote,
  path: string,
  { method = 'GET', body, headers = {} }: Asking,
): Promise<Response> {
  const response = await fetch(address + path, {
    method,
    headers: { Authorization: `Bearer ${token}`, ...headers },
    // A token is not carried to wherever an answer leads.
    redirect: 'manual',
    signal,
    ...(body !== undefined && { body }),
  }).catch((cause: unknown) => {
    signal.throwIfAborted();
    const { code, message } = ((cause as Error).cause ?? cause) as NodeJS.ErrnoException;
    throw new AppError('remote-unreachable', { address, said: code ?? message }, { cause });
  });
  if (response.ok) return response;
  const told = (await response.json().catch(() => null)) as Parameters<typeof errorOfData>[0] | null;
  const refused = (told as { error?: typeof told } | null)?.error ?? told;
  if (refused?.code === undefined) throw new AppError('remote-is-none', { address });
  throw errorOfData(refused);
}
