import { AppError } from '#app/core/shared/errors.ts';
import type { Executor } from '#db/database.ts';
import { findVisitor, findVisitorWithStep, type Visitor } from '#db/queries/raters.ts';
import type { SeenStep } from '#db/queries/seenStep.ts';
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
  return admitted(found, secret);
}

/**
 * The same for a rater who sends a judgment, and the assignment that it is of as it stands; null where the rater has no
 * such assignment that is open.
 */
export async function authenticateWithStep(
  db: Executor,
  { token, secret, assignment }: { token: string; secret: string | undefined; assignment: string },
): Promise<{ rater: Rater; step: SeenStep | null }> {
  const secretHash = hashSecret(secret ?? '');
  const found = await findVisitorWithStep(db, { token, secretHash, assignment });
  return { rater: admitted(found, secret), step: found?.step ?? null };
}

function admitted(found: Visitor | undefined, secret: string | undefined): Rater {
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
