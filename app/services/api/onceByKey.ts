import { createHash } from 'node:crypto';
import { AppError } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import {
  claimApiKey,
  findApiAnswer,
  forgetApiAnswers,
  keepApiAnswer,
  releaseApiKey,
} from '#db/queries/apiAnswers.ts';

/** Most characters of a key. */
export const MOST_KEY = 200;
/** For so long a request that is sent again is known. */
const KEPT_MS = 24 * 3600 * 1000;
/** A request without an end for so long is one of a process that died; the longest that is answered takes less. */
const DEAD_MS = 10 * 60 * 1000;

/** What a request was answered. */
export interface KeptAnswer {
  readonly status: number;
  /** JSON. */
  readonly body: string;
}

/**
 * Answers a request with a key once: sent again within a day it gets the first answer, refusals included, and nothing is
 * done a second time. A failure of ours is kept by nobody, so that trying again tries again.
 *
 * @param asked all that the request asks for: method, address and body
 * @returns the answer, and whether it is an earlier one
 * @throws AppError `invalid_input` for a key that is none, or that belongs to another request; `conflict` while the first
 *   request is under way
 */
export async function onceByKey(
  db: Database,
  { accountId, key, asked }: { accountId: number; key: string; asked: readonly string[] },
  run: () => Promise<KeptAnswer>,
  now = new Date(),
): Promise<KeptAnswer & { readonly again: boolean }> {
  if (!/^[\x21-\x7e]+$/.test(key) || key.length > MOST_KEY) {
    throw new AppError('idempotency-key-wrong', { most: MOST_KEY });
  }
  await forgetApiAnswers(db, new Date(now.getTime() - KEPT_MS));
  const fingerprint = createHash('sha256').update(JSON.stringify(asked)).digest('hex');
  const request = { accountId, key, fingerprint };
  if (!(await claimApiKey(db, request, { at: now, over: new Date(now.getTime() - DEAD_MS) }))) {
    const kept = await findApiAnswer(db, request);
    if (kept !== undefined && kept.fingerprint !== fingerprint) throw new AppError('idempotency-key-reused');
    if (kept === undefined || kept.status === null) throw new AppError('idempotency-under-way');
    return { status: kept.status, body: kept.body!, again: true };
  }
  try {
    const answer = await run();
    if (answer.status < 500) await keepApiAnswer(db, request, answer);
    else await releaseApiKey(db, request);
    return { ...answer, again: false };
  } catch (error) {
    await releaseApiKey(db, request);
    throw error;
  }
}
