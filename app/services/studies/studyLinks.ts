import type { Executor } from '#db/database.ts';
import { linksOfStudy, type LinkRow } from '#db/queries/invitations.ts';
import type { Row } from '#db/schema.ts';

/** The links that raters of a study join by, the oldest first; those of a panel's seats are not among them. */
export async function studyLinks(db: Executor, { id }: Pick<Row<'studies'>, 'id'>): Promise<LinkRow[]> {
  return await linksOfStudy(db, id);
}
