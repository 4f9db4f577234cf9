import type { Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';

export async function insertShareLink(db: Executor, link: NewRow<'share_links'>): Promise<void> {
  await db.insertInto('share_links').values(link).execute();
}

/** The links of a study, the latest first. */
export async function listShareLinks(db: Executor, studyId: number): Promise<Row<'share_links'>[]> {
  return await db
    .selectFrom('share_links')
    .selectAll()
    .where('study_id', '=', studyId)
    .orderBy('id', 'desc')
    .execute();
}

/** Ends a link of a study; gives its label, or undefined where there is no such link or it has ended already. */
export async function endShareLink(
  db: Executor,
  { studyId, id, at }: { studyId: number; id: number; at: Date },
): Promise<string | undefined> {
  const row = await db
    .updateTable('share_links')
    .set({ revoked_at: at })
    .where('study_id', '=', studyId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('label')
    .executeTakeFirst();
  return row?.label;
}

/** The link with a secret's hash, and the study that it shows. */
export async function findShareLink(
  db: Executor,
  tokenHash: string,
): Promise<(Pick<Row<'share_links'>, 'expires_at' | 'revoked_at'> & { readonly slug: string }) | undefined> {
  return await db
    .selectFrom('share_links')
    .innerJoin('studies', 'studies.id', 'share_links.study_id')
    .select(['share_links.expires_at', 'share_links.revoked_at', 'studies.slug'])
    .where('share_links.token_hash', '=', tokenHash)
    .executeTakeFirst();
}
