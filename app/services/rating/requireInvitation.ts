import { AppError } from '#app/core/shared/errors.ts';
import type { Executor } from '#db/database.ts';
import { findInvitation } from '#db/queries/invitations.ts';
import { findStudyById } from '#db/queries/studies.ts';
import type { Row } from '#db/schema.ts';

/**
 * The invitation of a rater's link with its study.
 *
 * @throws AppError `not_found` for an unknown link; `gone` for one that is revoked or expired, and for a study
 *   that is withdrawn. Whoever has joined stays in: for them only a revoked link is gone
 */
export async function requireInvitation(
  db: Executor,
  token: string,
  now: Date,
  { joined = false }: { joined?: boolean } = {},
): Promise<{ invitation: Row<'invitations'>; study: Row<'studies'> }> {
  const invitation = token.includes('\u0000') ? undefined : await findInvitation(db, token);
  if (invitation === undefined) {
    throw new AppError('link-leads-nowhere');
  }
  if (invitation.revoked_at !== null) {
    throw new AppError('link-withdrawn');
  }
  if (!joined && invitation.expires_at !== null && invitation.expires_at <= now) {
    throw new AppError('link-expired');
  }
  const study = (await findStudyById(db, invitation.study_id))!;
  if (!joined && study.state === 'withdrawn') {
    throw new AppError('study-withdrawn');
  }
  return { invitation, study };
}
