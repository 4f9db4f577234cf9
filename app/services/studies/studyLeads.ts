import type { StudyLead } from '#app/core/people/people.ts';
import { mayLead } from '#app/core/people/roles.ts';
import { AppError } from '#app/core/shared/errors.ts';
import type { Database, Executor, OpenTransaction } from '#db/database.ts';
import { findAccount, listAccounts } from '#db/queries/accounts.ts';
import { insertEvent } from '#db/queries/events.ts';
import { deleteStudyLead, insertStudyLead, listStudyLeads } from '#db/queries/studyLeads.ts';
import type { Row } from '#db/schema.ts';
import { SYSTEM, type Doing } from './actor.ts';
import { requireLocked, requireStudy } from './requireStudy.ts';

/** Who leads a study, and who else could. */
export interface StudyLeads {
  readonly leads: readonly StudyLead[];
  /** Who may be added: everybody who may lead and doesn't yet. */
  readonly others: readonly Pick<StudyLead, 'account' | 'name' | 'email'>[];
}

/**
 * The leads of a study, in the order in which they became so; null for a pilot, which has those of its study.
 * @throws AppError `not_found`
 */
export async function studyLeads(db: Executor, slug: string): Promise<StudyLeads | null> {
  const study = await requireStudy(db, slug);
  if (study.pilot_of !== null) return null;
  const leads = await listStudyLeads(db, study.id);
  const named = ({ id, name, email }: Row<'accounts'>) => ({ account: id, name, email });
  return {
    leads: leads.map((lead) => ({ ...named(lead), idle: !canLead(lead) })),
    others: (await listAccounts(db))
      .filter((account) => canLead(account) && !leads.some(({ id }) => id === account.id))
      .map(named),
  };
}

/**
 * Makes an account a lead of a study, who may change it from then on. Who is one already stays one.
 *
 * @throws AppError `not_found`; `conflict` for an analyst, a deactivated account, and a pilot
 */
export async function addLead(
  db: Database,
  slug: string,
  account: number,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const study = await requireOwnLeads(trx, slug);
    const row = await findAccount(trx, account);
    if (row === undefined) throw new AppError('no-such-account');
    if (!canLead(row)) throw new AppError('cannot-lead', { email: row.email });
    const lead = { studyId: study.id, accountId: account, at: now };
    if (!(await insertStudyLead(trx, lead))) return;
    const detail = { lead: row.email };
    await insertEvent(trx, { studyId: study.id, at: now, actor, kind: 'lead-added', detail });
  });
}

/**
 * Takes a study from one of its leads, who reads it from then on like others. The last who can lead it stays.
 *
 * @throws AppError `not_found`; `conflict` for the last lead, and for a pilot
 */
export async function removeLead(
  db: Database,
  slug: string,
  account: number,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const study = await requireOwnLeads(trx, slug);
    const leads = await listStudyLeads(trx, study.id);
    const lead = leads.find(({ id }) => id === account);
    if (lead === undefined) throw new AppError('no-such-lead', { slug });
    if (!leads.some((other) => other.id !== account && canLead(other))) {
      throw new AppError('last-lead', { email: lead.email });
    }
    await deleteStudyLead(trx, { studyId: study.id, accountId: account });
    const detail = { lead: lead.email };
    await insertEvent(trx, { studyId: study.id, at: now, actor, kind: 'lead-removed', detail });
  });
}

/** The study, locked, so that of two leads who remove each other one remains. */
async function requireOwnLeads(trx: OpenTransaction, slug: string): Promise<Row<'studies'>> {
  const study = await requireLocked(trx, slug);
  if (study.pilot_of !== null) throw new AppError('pilot-leads', { slug });
  return study;
}

const canLead = ({ role, deactivated_at }: Row<'accounts'>) => mayLead(role) && deactivated_at === null;
