import { randomBytes } from 'node:crypto';
import { insertMany, nextIds } from '#db/queries/givenRows.ts';
import { ensureRaterGroup, insertInvitation } from '#db/queries/invitations.ts';
import { idsOf, type Ids, type Storing } from './stored.ts';

const RATER = {
  ...({ id: 'int', study_id: 'int', invitation_id: 'int', group_id: 'int', name: 'text' } as const),
  ...({ secret_hash: 'text', simulated: 'bool', locale: 'text', created_at: 'timestamptz' } as const),
  ...({ excluded_at: 'timestamptz', exclusion_reason: 'text', excluded_by: 'text' } as const),
  recruited: 'jsonb',
} as const;

/** Stores who judged, in the order of joining. */
export async function storeRaters({ trx, studyId, given, at }: Storing): Promise<Ids> {
  // Every rater came by a link; nobody comes by this one.
  const link = { token: randomBytes(24).toString('base64url'), label: 'import', group_id: null };
  const { id: invitation } = await insertInvitation(trx, {
    ...link,
    study_id: studyId,
    expires_at: null,
    revoked_at: at,
  });
  const groups = new Map<string, number>();
  for (const group of new Set(given.raters.flatMap(({ group: one }) => one ?? []))) {
    groups.set(group, await ensureRaterGroup(trx, studyId, group));
  }
  const ids = await nextIds(trx, 'raters', given.raters.length);
  const rows = given.raters.map((rater, index) => ({
    id: ids[index],
    study_id: studyId,
    invitation_id: invitation,
    group_id: rater.group === null ? null : groups.get(rater.group),
    name: rater.name,
    secret_hash: randomBytes(32).toString('hex'),
    simulated: rater.simulated,
    locale: rater.locale,
    created_at: rater.joinedAt,
    excluded_at: rater.setAside?.at ?? null,
    exclusion_reason: rater.setAside?.reason ?? null,
    excluded_by: rater.setAside?.by ?? null,
    recruited: rater.recruited,
  }));
  await insertMany(trx, 'raters', RATER, rows);
  return idsOf(
    given.raters.map(({ name }) => name),
    ids,
  );
}
