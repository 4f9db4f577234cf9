import { AppError } from '#app/core/shared/errors.ts';
import type { Executor } from '#db/database.ts';
import { findInvitation } from '#db/queries/invitations.ts';
import { findRaterBySecret } from '#db/queries/raters.ts';
import { hashSecret, toRater, type Rater } from './raterIdentity.ts';

/**
 * The rater whom a cookie's secret belongs to. A link that expired meanwhile keeps nobody out who joined by it;
 * one that was revoked does.
 *
 * @param token the link on which the rater acts: a rater of another study is a stranger here
 * @throws AppError `not_found` for an unknown link, `gone` for a revoked one, `not_authenticated` where the
 *   secret is nobody's here
 */
export async function authenticateRater(
  db: Executor,
  { token, secret }: { token: string; secret: string | undefined },
): Promise<Rater> {
  const invitation = token.includes('\u0000') ? undefined : await findInvitation(db, token);
  if (invitation === undefined) {
    throw new AppError(
      'not_found',
      'This link leads nowhere. Check that it was copied whole, or ask for a new one.',
    );
  }
  if (invitation.revoked_at !== null) {
    throw new AppError('gone', 'This link has been withdrawn. Ask whoever sent it for a new one.');
  }
  const row = secret === undefined ? undefined : await findRaterBySecret(db, hashSecret(secret));
  if (row === undefined || row.study_id !== invitation.study_id) {
    throw new AppError(
      'not_authenticated',
      'You have not joined this study on this device. Open your link to join.',
    );
  }
  return toRater(row);
}
