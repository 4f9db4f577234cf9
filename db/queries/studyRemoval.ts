import { sql } from 'kysely';
import type { OpenTransaction } from '#db/database.ts';
import { hasWork } from './jobs.ts';

/** Whether anybody has joined a study or been given something of it. */
export async function hasRaters(trx: OpenTransaction, studyId: number): Promise<boolean> {
  const { rows } = await sql`
    select from raters where study_id = ${studyId}
    union all select from blocks where study_id = ${studyId} limit 1`.execute(trx);
  return rows.length > 0;
}

/** Whether background work on a study waits or runs; otherwise what is noted of earlier work is dropped. */
export async function dropFinishedJobs(trx: OpenTransaction, slug: string): Promise<boolean> {
  if (await hasWork(trx, slug)) return false;
  await trx.deleteFrom('jobs').where('key', '=', slug).execute();
  return true;
}

/** Tables of a study from the bottom up, and how their rows are found: by themselves, or by the table that they hang on. */
const BOTTOM_UP: readonly (string | { table: string; by: string; of: string })[] = [
  { table: 'seat_tasks', by: 'seat_id', of: 'seats' },
  'seats',
  { table: 'task_outputs', by: 'task_id', of: 'tasks' },
  'item_rooms',
  'given_skips',
  'tasks',
  'scores',
  'output_failures',
  'control_texts',
  'pair_faults',
  'outputs',
  'provenances',
  'systems',
  'items',
  'batches',
  'looks',
  'invitations',
  'rater_groups',
  'study_leads',
  'analyses',
  'decision_proposals',
  'share_links',
  'webhook_deliveries',
  'webhooks',
];

/**
 * Deletes a study that nobody has joined, table by table. Its events stay without it, under its name; the database
 * refuses where anything rests on it that is not listed here.
 */
export async function removeStudy(
  trx: OpenTransaction,
  { id, slug }: { id: number; slug: string },
): Promise<void> {
  for (const entry of BOTTOM_UP) {
    const { table, where } =
      typeof entry === 'string'
        ? { table: entry, where: sql`study_id = ${id}` }
        : {
            table: entry.table,
            where: sql`${sql.ref(entry.by)} in (select id from ${sql.table(entry.of)} where study_id = ${id})`,
          };
    await sql`delete from ${sql.table(table)} where ${where}`.execute(trx);
  }
  await sql`
    update events set study_id = null, detail = coalesce(detail, '{}') || jsonb_build_object('study', ${slug}::text)
    where study_id = ${id}`.execute(trx);
  await trx.deleteFrom('studies').where('id', '=', id).execute();
}
