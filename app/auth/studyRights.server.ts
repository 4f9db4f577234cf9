import { mayChange, mayLead } from '#app/core/people/roles.ts';
import { AppError } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import { leadsStudy } from '#db/queries/studyLeads.ts';
import type { Account } from './account.server.ts';

type Whose = Pick<Account, 'id' | 'role'>;

/** Whether somebody may change a study; no where there is none. */
export async function mayChangeStudy(db: Database, { id, role }: Whose, slug: string): Promise<boolean> {
  const leads = await leadsStudy(db, { slug, accountId: id });
  return leads !== undefined && mayChange(role, leads);
}

/**
 * Lets nobody pass who may not change a study.
 * @throws AppError `forbidden`; `not_found`
 */
export async function assertMayChange(db: Database, { id, role }: Whose, slug: string): Promise<void> {
  const leads = await leadsStudy(db, { slug, accountId: id });
  if (!mayLead(role)) throw new AppError('reads-only');
  if (leads === undefined) throw new AppError('no-study', { slug });
  if (!mayChange(role, leads)) throw new AppError('not-your-study', { slug });
}

/**
 * Lets nobody pass who may not make a study of this name be set up so: who may change it where it is there, or create
 * studies where it isn't.
 * @throws AppError `forbidden`
 */
export async function assertMayApply(db: Database, { id, role }: Whose, slug: string): Promise<void> {
  const leads = await leadsStudy(db, { slug, accountId: id });
  if (!mayLead(role)) throw new AppError('reads-only');
  if (leads !== undefined && !mayChange(role, leads)) throw new AppError('not-your-study', { slug });
}
