import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { Row } from '#db/schema.ts';

const LEASE = sql<Date>`now() + interval '30 seconds'`;

/** Adds a job, or gives the unfinished one of the same kind and key. */
export async function insertJob(
  db: Executor,
  job: { kind: string; key: string; payload: object; most_attempts: number },
): Promise<Row<'jobs'>> {
  const inserted = await db
    .insertInto('jobs')
    .values({ ...job, payload: JSON.stringify(job.payload) })
    .onConflict((conflict) =>
      conflict.columns(['kind', 'key']).where('state', 'in', ['queued', 'running']).doNothing(),
    )
    .returningAll()
    .executeTakeFirst();
  return inserted ?? (await findUnfinishedJob(db, job.kind, job.key)) ?? (await insertJob(db, job));
}

export async function findUnfinishedJob(
  db: Executor,
  kind: string,
  key: string,
): Promise<Row<'jobs'> | undefined> {
  return await db
    .selectFrom('jobs')
    .selectAll()
    .where('kind', '=', kind)
    .where('key', '=', key)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst();
}

export async function findJob(db: Executor, id: number): Promise<Row<'jobs'> | undefined> {
  return await db.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The newest job of a kind and key, finished or not. */
export async function findLatestJob(
  db: Executor,
  kind: string,
  key: string,
): Promise<Row<'jobs'> | undefined> {
  return await db
    .selectFrom('jobs')
    .selectAll()
    .where('kind', '=', kind)
    .where('key', '=', key)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Takes the oldest job that waits, or whose worker let its lease run out; nobody else gets the same one. */
export async function claimJob(db: Executor): Promise<Row<'jobs'> | undefined> {
  return await db
    .updateTable('jobs')
    .set({
      state: 'running',
      attempts: sql`attempts + 1`,
      lease_until: LEASE,
      started_at: sql`coalesce(started_at, now())`,
    })
    .where('id', '=', (query) =>
      query
        .selectFrom('jobs')
        .select('id')
        .where((where) =>
          where.or([
            where('state', '=', 'queued'),
            where.and([where('state', '=', 'running'), where('lease_until', '<', sql<Date>`now()`)]),
          ]),
        )
        .orderBy('id')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst();
}

/**
 * Keeps a running job's lease and stores its progress. False when the job is no longer this attempt's: cancelled,
 * or taken over after the lease ran out.
 */
export async function keepJob(
  db: Executor,
  id: number,
  attempt: number,
  progress: object | null,
): Promise<boolean> {
  const result = await db
    .updateTable('jobs')
    .set({ lease_until: LEASE, ...(progress === null ? {} : { progress: JSON.stringify(progress) }) })
    .where('id', '=', id)
    .where('attempts', '=', attempt)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Ends a running job, or puts it back into the queue for another attempt. */
export async function settleJob(
  db: Executor,
  id: number,
  attempt: number,
  outcome: { state: 'done' | 'failed' | 'queued'; error?: object },
): Promise<void> {
  await db
    .updateTable('jobs')
    .set({
      state: outcome.state,
      lease_until: null,
      error: outcome.error === undefined ? null : JSON.stringify(outcome.error),
      finished_at: outcome.state === 'queued' ? null : sql`now()`,
    })
    .where('id', '=', id)
    .where('attempts', '=', attempt)
    .where('state', '=', 'running')
    .execute();
}

export async function cancelJob(db: Executor, kind: string, key: string): Promise<boolean> {
  const result = await db
    .updateTable('jobs')
    .set({ state: 'cancelled', finished_at: sql`now()`, lease_until: null })
    .where('kind', '=', kind)
    .where('key', '=', key)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/**
 * Gives back every running job at once. Only for the one process that owns an embedded folder: whoever ran
 * them is dead.
 */
export async function releaseRunningJobs(db: Executor): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ state: 'queued', lease_until: null, attempts: sql`greatest(attempts - 1, 0)` })
    .where('state', '=', 'running')
    .execute();
}
