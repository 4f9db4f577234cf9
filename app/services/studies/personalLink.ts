import { randomBytes } from 'node:crypto';
import type { Executor } from '#db/database.ts';
import { insertInvitation } from '#db/queries/invitations.ts';

/** Random bytes of a link's secret part. */
const TOKEN_BYTES = 24;

/** Makes the link that is one panel rater's own. */
export async function insertPersonalLink(
  trx: Executor,
  studyId: number,
  name: string,
): Promise<{ invitation: number; token: string }> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const { id: invitation } = await insertInvitation(trx, {
    study_id: studyId,
    token,
    group_id: null,
    label: name,
    simulated: false,
    personal: true,
    expires_at: null,
    revoked_at: null,
  });
  return { invitation, token };
}
