import { AppError, problem } from '#app/core/shared/errors.ts';
import { ADDRESS_HOURS } from '#app/core/studies/linkLimits.ts';
import { isSamePart, type Recruited } from '#app/core/studies/recruited.ts';
import type { Executor } from '#db/database.ts';
import {
  countAttempts,
  countJoined,
  findByBrowser,
  findByParticipant,
  noteAttempt,
} from '#db/queries/joinAttempts.ts';
import type { Row } from '#db/schema.ts';
import { studyHash } from './studyHash.ts';

/** What is known of whoever wants to join. */
export interface Visitor {
  /** What counts as one client's address (`remoteAddress`); absent where somebody joins from within the program. */
  readonly address?: string;
  /** What the browser kept; absent where it kept nothing. */
  readonly browser?: string;
  /** The mark of an answer to a question of eligibility that is not looked for, as the browser kept it. */
  readonly declined?: string;
}

/**
 * Counts an attempt to join by a link against what its address may. Those who are declined count as well, so that
 * nobody finds the wanted answers by trying.
 *
 * @throws AppError `too_many`
 */
export async function countAttempt(
  trx: Executor,
  { id, most_per_address }: Row<'invitations'>,
  { blinding_key }: Row<'studies'>,
  { address }: Visitor,
  now: Date,
): Promise<void> {
  if (most_per_address === null || address === undefined) return;
  const since = new Date(now.getTime() - ADDRESS_HOURS * 3_600_000);
  const addressHash = studyHash(blinding_key, 'address', address);
  if ((await countAttempts(trx, { invitationId: id, addressHash, since })) >= most_per_address) {
    throw new AppError('network-full', {}, { problems: [problem('address', 'address-full')] });
  }
  await noteAttempt(trx, { invitationId: id, addressHash, at: now, since });
}

/** @throws AppError `too_many` where as many joined by the link as may */
export async function assertRoom(trx: Executor, { id, most_raters }: Row<'invitations'>): Promise<void> {
  if (most_raters === null || (await countJoined(trx, id)) < most_raters) return;
  throw new AppError('link-full', {}, { problems: [problem('link', 'link-taken')] });
}

/**
 * The rater whom this browser is known as already; undefined where it is new.
 *
 * @throws AppError `gone` where that rater's link was withdrawn, which ends their part; `conflict` where they take part
 *   by another link
 */
export async function knownRater(
  trx: Executor,
  invitation: Row<'invitations'>,
  { blinding_key }: Row<'studies'>,
  browser: Visitor['browser'],
): Promise<number | undefined> {
  if (browser === undefined) return undefined;
  const hash = studyHash(blinding_key, 'browser', browser);
  const found = await findByBrowser(trx, invitation.study_id, hash);
  if (found === undefined || found.invitationId === invitation.id) return found?.id;
  if (found.revoked) {
    throw new AppError('part-ended');
  }
  throw new AppError('browser-takes-part', {}, { problems: [problem('browser', 'takes-part-already')] });
}

/**
 * The rater whom a platform sent before under the same id; undefined where there is none. An id in an address is no
 * secret: by it alone nobody goes on with what somebody else has begun, see `isSamePart`.
 *
 * @throws AppError `gone` where that rater's link was withdrawn; `conflict` where nothing shows that it is the same
 *   person, and where they take part by another link
 */
export async function knownParticipant(
  trx: Executor,
  invitation: Row<'invitations'>,
  recruited: Recruited | null,
): Promise<number | undefined> {
  const { participant = null, session = null } = recruited ?? {};
  if (recruited === null || participant === null) return undefined;
  const found = await findByParticipant(trx, invitation.study_id, { participant, session });
  if (found === undefined) return undefined;
  const same = isSamePart(found.recruited, recruited);
  if (same && found.revoked) throw new AppError('part-ended');
  if (same && found.invitationId === invitation.id) return found.id;
  throw new AppError(
    'participant-takes-part',
    {},
    { problems: [problem('participant', 'takes-part-already')] },
  );
}

/** What the browser of somebody who was declined keeps, so that reopening the link is no new try. */
export function declinedMark({ blinding_key }: Row<'studies'>, { token }: Row<'invitations'>): string {
  return studyHash(blinding_key, 'declined', token);
}
