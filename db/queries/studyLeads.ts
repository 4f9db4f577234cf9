import type { Executor } from '#db/database.ts';
import type { Row } from '#db/schema.ts';

/** Makes an account a lead of a study; who is one stays one. */
export async function insertStudyLead(
  db: Executor,
  { studyId, accountId, at }: { studyId: number; accountId: number; at: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('study_leads')
    .values({ study_id: studyId, account_id: accountId, created_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows > 0n;
}

export async function deleteStudyLead(
  db: Executor,
  { studyId, accountId }: { studyId: number; accountId: number },
): Promise<void> {
  await db
    .deleteFrom('study_leads')
    .where('study_id', '=', studyId)
    .where('account_id', '=', accountId)
    .execute();
}

/** The leads of a study, in the order in which they became so. */
export async function listStudyLeads(db: Executor, studyId: number): Promise<Row<'accounts'>[]> {
  return await db
    .selectFrom('study_leads')
    .innerJoin('accounts', 'accounts.id', 'study_leads.account_id')
    .selectAll('accounts')
    .where('study_leads.study_id', '=', studyId)
    .orderBy('study_leads.created_at')
    .orderBy('accounts.id')
    .execute();
}

/** Whether an account leads the study with a slug; of a pilot, the study that it is of. Undefined without such a study. */
export async function leadsStudy(
  db: Executor,
  { slug, accountId }: { slug: string; accountId: number },
): Promise<boolean | undefined> {
  const row = await db
    .selectFrom('studies')
    .select((get) =>
      get
        .exists(
          get
            .selectFrom('study_leads')
            .select('study_leads.account_id')
            .where('study_leads.account_id', '=', accountId)
            .where('study_leads.study_id', '=', get.fn.coalesce('studies.pilot_of', 'studies.id')),
        )
        .as('leads'),
    )
    .where('studies.slug', '=', slug)
    .executeTakeFirst();
  return row === undefined ? undefined : Boolean(row.leads);
}
