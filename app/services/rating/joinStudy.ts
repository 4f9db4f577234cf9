import { randomBytes } from 'node:crypto';
import { AppError, problem } from '#app/core/shared/errors.ts';
import { eligibilityProblems, isEligible } from '#app/core/ratings/eligibility.ts';
import type { Recruited } from '#app/core/studies/recruited.ts';
import type { Locale } from '#app/core/shared/localized.ts';
import type { EligibilityRecord } from '#app/core/studies/eligibility.ts';
import type { Protocol } from '#app/core/studies/protocol.ts';
import type { Database, Executor } from '#db/database.ts';
import { changeSecret, countRaters, insertRater } from '#db/queries/raters.ts';
import { lockSeat, takeSeat } from '#db/queries/seats.ts';
import { findInvitation } from '#db/queries/invitations.ts';
import { findStudyById, shareStudy, takeTurn } from '#db/queries/studies.ts';
import type { Row } from '#db/schema.ts';
import {
  assertRoom,
  countAttempt,
  declinedMark,
  knownParticipant,
  knownRater,
  type Visitor,
} from './admission.ts';
import { hashSecret, toRater, type Rater } from './raterIdentity.ts';
import { requireInvitation } from './requireInvitation.ts';
import { studyHash } from './studyHash.ts';

export interface Joining extends Visitor {
  /** The secret part of the link. */
  token: string;
  /** Whether the rater agreed to take part. */
  consented: boolean;
  locale?: Locale;
  /** Languages the rater reads, BCP 47; absent = all. */
  languages?: readonly string[];
  /** Answers to the study's questions of eligibility: option by question. */
  eligibility?: Readonly<Record<string, string>>;
  /** How whoever recruited the rater calls them. */
  recruited?: Recruited | null;
}

/** Random bytes of a rater's secret: 256 bits. */
const SECRET_BYTES = 32;

/**
 * Makes a rater of whoever opened a link and agreed. The secret is for the rater's cookie; only its hash is
 * stored.
 *
 * @throws AppError `not_found`, `gone` (see `requireInvitation`); `invalid_input` without consent or an answer to
 *   each question of eligibility; `forbidden` where the answers say that somebody else is looked for, of which
 *   nothing is stored, and for a panel's study where the link is no rater's; `conflict` while the study is not open,
 *   for a browser that takes part by another link, and for a platform's participant who takes part already
 *   (`knownParticipant`); `too_many` where a limit of the link is reached
 */
export async function joinStudy(
  db: Database,
  input: Joining,
  { now = new Date() }: { now?: Date } = {},
): Promise<{ rater: Rater; secret: string }> {
  if (!input.consented) {
    throw new AppError(
      'consent-needed',
      {},
      {
        problems: [problem('consent', 'is-needed')],
      },
    );
  }
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  await admit(db, input, now);
  const row = await db.transaction().execute(async (trx) => {
    const { invitation, study } = await requireInvitation(trx, input.token, now);
    const current = (await shareStudy(trx, study.id))!;
    if (current.state !== 'open') throw notOpen(current.state);
    const seat = await seatOf(trx, current, invitation.id);
    if (typeof seat?.rater_id === 'number') return await changeSecret(trx, seat.rater_id, hashSecret(secret));
    const eligibility = checkEligibility(current.configuration.protocol, input.eligibility ?? {}, now);
    const { recruited = null } = input;
    // One after the other, so that names don't collide.
    await takeTurn(trx, study.id, 'joining');
    // A panel's links are each one person's, on whatever device.
    const browser = invitation.personal ? undefined : input.browser;
    const known = await knownRater(trx, invitation, current, browser);
    const same =
      known ?? (invitation.personal ? undefined : await knownParticipant(trx, invitation, recruited));
    if (same !== undefined) return await changeSecret(trx, same, hashSecret(secret));
    await assertRoom(trx, invitation);
    const counts = await countRaters(trx, study.id);
    const number = (invitation.simulated ? counts.simulated : counts.people) + 1;
    const row = await insertRater(trx, {
      study_id: study.id,
      invitation_id: invitation.id,
      group_id: invitation.group_id,
      name: `${invitation.simulated ? 'simulated' : 'rater'}-${String(number).padStart(2, '0')}`,
      secret_hash: hashSecret(secret),
      simulated: invitation.simulated,
      locale: input.locale ?? study.configuration.locale,
      languages: input.languages === undefined ? null : JSON.stringify(input.languages),
      consented_at: now,
      created_at: now,
      excluded_at: null,
      exclusion_reason: null,
      eligibility: eligibility === null ? null : JSON.stringify(eligibility),
      recruited: recruited === null ? null : JSON.stringify(recruited),
      browser_hash: browser === undefined ? null : studyHash(current.blinding_key, 'browser', browser),
    });
    if (seat !== undefined) await takeSeat(trx, seat.id, row.id);
    return row;
  });
  return { rater: toRater(row), secret };
}

/**
 * Counts the attempt, before anything that may be refused, in a transaction of its own: a refusal takes back what it
 * was part of. Who is known already makes none, and neither does a form with questions left open.
 */
async function admit(db: Database, input: Joining, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { invitation, study } = await requireInvitation(trx, input.token, now);
    const { protocol } = study.configuration;
    if (invitation.personal || study.state !== 'open') return;
    if (input.declined === declinedMark(study, invitation)) throw declined();
    if (eligibilityProblems(protocol.eligibility, input.eligibility ?? {}).length > 0) return;
    // One after the other, so that many at once are counted all.
    await takeTurn(trx, study.id, 'joining');
    if ((await knownRater(trx, invitation, study, input.browser)) !== undefined) return;
    await countAttempt(trx, invitation, study, input, now);
  });
}

/** What a browser is to keep whose answers were declined; null where the link is no more. */
export async function markOfDeclined(db: Executor, token: string): Promise<string | null> {
  const invitation = await findInvitation(db, token);
  if (invitation === undefined) return null;
  return declinedMark((await findStudyById(db, invitation.study_id))!, invitation);
}

function declined(): AppError {
  return new AppError(
    'not-eligible',
    {},
    {
      problems: [problem('eligibility', 'others-wanted')],
    },
  );
}

/**
 * The seat of a panel that a link is for; undefined in a study that is open to anyone. A panel's link that is opened
 * again, on another device, goes on as the same rater there, and the device before has to join anew.
 */
async function seatOf(
  trx: Executor,
  { configuration }: Row<'studies'>,
  invitationId: number,
): Promise<Row<'seats'> | undefined> {
  if (configuration.protocol.strategy !== 'panel') return undefined;
  const seat = await lockSeat(trx, invitationId);
  if (seat !== undefined) return seat;
  throw new AppError('own-raters-only');
}

/** The answers to be stored; null where the study asks nothing. */
function checkEligibility(
  { eligibility: questions }: Protocol,
  answers: Readonly<Record<string, string>>,
  now: Date,
): EligibilityRecord | null {
  if (questions.length === 0) return null;
  const problems = eligibilityProblems(questions, answers);
  if (problems.length > 0) {
    throw new AppError('answer-every-question', {}, { problems });
  }
  if (!isEligible(questions, answers)) {
    throw declined();
  }
  const given = Object.fromEntries(questions.map(({ key }) => [key, answers[key]!]));
  return { answers: given, answeredAt: now.toISOString() };
}

function notOpen(state: string): AppError {
  if (state === 'paused') {
    return new AppError('join-paused');
  }
  return ['closed', 'decided'].includes(state)
    ? new AppError('join-complete')
    : new AppError('join-not-begun');
}
