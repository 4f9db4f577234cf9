import { AppError } from '#app/core/shared/errors.ts';
import type { Executor } from '#db/database.ts';
import { findVisitor } from '#db/queries/raters.ts';
import { hashSecret, toRater, type Rater } from './raterIdentity.ts';

/**
 * The rater whom a cookie's secret belongs to. A link that expired meanwhile keeps nobody out who joined by it;
 * one that was revoked does.
 *
 * @param token the link on which the rater acts: who joined by another one is a stranger here, so that a link that is
 *   withdrawn ends the part of those who joined by it
 * @throws AppError `not_found` for an unknown link, `gone` for a revoked one, `not_authenticated` where the
 *   secret is nobody's here
 */
export async function authenticateRater(
  db: Executor,
  { token, secret }: { token: string; secret: string | undefined },
): Promise<Rater> {
  const found = token.includes('\u0000')
    ? undefined
    : await findVisitor(db, { token, secretHash: hashSecret(secret ?? '') });
  if (found === undefined) {
    throw new AppError('link-leads-nowhere');
  }
  if (found.revokedAt !== null) {
    throw found.rater === null ? new AppError('link-withdrawn') : new AppError('part-withdrawn');
  }
  if (secret === undefined || found.rater === null) {
    throw new AppError('not-joined');
  }
  return toRater(found.rater);
}
