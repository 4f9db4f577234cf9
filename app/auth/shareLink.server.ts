import { z } from 'zod';
import { MOST_SHARE_LINKS, SHARE_DAYS, type ShareLink } from '#app/core/people/shareLinks.ts';
import { AppError, problemsIn } from '#app/core/shared/errors.ts';
import type { Database, Executor } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { endShareLink, findShareLink, insertShareLink, listShareLinks } from '#db/queries/shareLinks.ts';
import { findStudy, lockStudy } from '#db/queries/studies.ts';
import type { Row } from '#db/schema.ts';
import { daysField, labelField } from './labelled.server.ts';
import { hashOfSecret, isSecret, newSecret } from './secret.server.ts';

const DAY_MS = 24 * 3600 * 1000;

/** What somebody fills in to make a link. */
export const newShareSchema = z.object({
  label: labelField,
  days: daysField(SHARE_DAYS),
});

/**
 * Makes a link by which whoever has it reads a study's report, without an account and without names.
 *
 * @param input fields of `newShareSchema`
 * @returns the secret, which is told once
 * @throws AppError `invalid_input` naming the fields; `not_found`; `conflict` for a pilot, and where the study has as
 *   many links as it may
 */
export async function makeShareLink(
  db: Database,
  slug: string,
  input: unknown,
  { actor, now = new Date() }: { actor: string; now?: Date },
): Promise<{ label: string; secret: string }> {
  const parsed = newShareSchema.safeParse(input);
  if (!parsed.success) {
    const problems = problemsIn(parsed.error);
    throw new AppError('share-refused', { first: problems[0]! }, { problems });
  }
  const { label, days } = parsed.data;
  const secret = newSecret();
  await db.transaction().execute(async (trx) => {
    const { id: studyId, pilot_of } = await requireStudy(trx, slug);
    if (pilot_of !== null) throw new AppError('pilot-no-verdict', { slug });
    await lockStudy(trx, studyId);
    const open = (await linksOf(trx, studyId, now)).filter(({ state }) => state === 'open');
    if (open.length >= MOST_SHARE_LINKS) throw new AppError('too-many-shares', { most: MOST_SHARE_LINKS });
    await insertShareLink(trx, {
      study_id: studyId,
      token_hash: hashOfSecret(secret),
      label,
      created_by: actor,
      created_at: now,
      expires_at: new Date(now.getTime() + days * DAY_MS),
    });
    await insertEvent(trx, { studyId, at: now, actor, kind: 'share-created', detail: { label, days } });
  });
  return { label, secret };
}

/**
 * Ends a link for good.
 * @throws AppError `not_found` where the study has no such link, or it has ended already
 */
export async function revokeShareLink(
  db: Database,
  slug: string,
  id: number,
  { actor, now = new Date() }: { actor: string; now?: Date },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { id: studyId } = await requireStudy(trx, slug);
    const label = await endShareLink(trx, { studyId, id, at: now });
    if (label === undefined) throw new AppError('no-such-link', { slug });
    await insertEvent(trx, { studyId, at: now, actor, kind: 'share-revoked', detail: { label } });
  });
}

/** The links of a study to its report, the latest first. */
export async function shareLinksOf(db: Executor, slug: string, now = new Date()): Promise<ShareLink[]> {
  return await linksOf(db, (await requireStudy(db, slug)).id, now);
}

/**
 * The study whose report a link shows.
 * @throws AppError `not_found` for a link that never was; `gone` for one that has ended
 */
export async function studyOfShareLink(db: Executor, secret: string, now = new Date()): Promise<string> {
  const found = isSecret(secret) ? await findShareLink(db, hashOfSecret(secret)) : undefined;
  if (found === undefined) throw new AppError('no-such-share');
  if (found.revoked_at !== null || found.expires_at <= now) throw new AppError('share-over');
  return found.slug;
}

async function linksOf(db: Executor, studyId: number, now: Date): Promise<ShareLink[]> {
  return (await listShareLinks(db, studyId)).map((link) => ({
    id: link.id,
    label: link.label,
    by: link.created_by,
    since: link.created_at.toISOString(),
    until: link.expires_at.toISOString(),
    state: link.revoked_at !== null ? 'revoked' : link.expires_at <= now ? 'expired' : 'open',
  }));
}

async function requireStudy(db: Executor, slug: string): Promise<Row<'studies'>> {
  const study = await findStudy(db, slug);
  if (study === undefined) throw new AppError('no-study', { slug });
  return study;
}
