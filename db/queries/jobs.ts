import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { Row } from '#db/schema.ts';

const LEASE = sql<Date>`now() + interval '30 seconds'`;

/** Adds a job, or gives the unfinished one of the same kind and key, whose next attempt no longer waits then. */
export async function insertJob(
  db: Executor,
  job: { kind: string; key: string; payload: object; most_attempts: number },
): Promise<Row<'jobs'>> {
  return await db
    .insertInto('jobs')
    .values({ ...job, payload: JSON.stringify(job.payload) })
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'key'])
        // Written out: a prepared statement's plan could not see from parameters that the partial index is meant.
        .where(sql<boolean>`state in ('queued', 'running')`)
        .doUpdateSet({ not_before: sql`now()` }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
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

/** Who takes jobs: its name for the operator, and the kinds that it knows how to do. */
export interface Claimer {
  readonly worker: string;
  readonly kinds: readonly string[];
}

/**
 * Takes the oldest job that waits, or whose worker let its lease run out, as one more attempt; nobody else gets the
 * same one. A job that has used up its attempts is not among them: see `failExhaustedJobs`.
 */
export async function claimJob(db: Executor, { worker, kinds }: Claimer): Promise<Row<'jobs'> | undefined> {
  if (kinds.length === 0) return undefined;
  return await db
    .updateTable('jobs')
    .set({
      state: 'running',
      attempts: sql`attempts + 1`,
      claims: sql`claims + 1`,
      worker,
      lease_until: LEASE,
      started_at: sql`coalesce(started_at, now())`,
    })
    .where('id', '=', (query) =>
      query
        .selectFrom('jobs')
        .select('id')
        .where('kind', 'in', kinds)
        .whereRef('attempts', '<', 'most_attempts')
        .where((where) =>
          where.or([
            where.and([where('state', '=', 'queued'), where('not_before', '<=', sql<Date>`now()`)]),
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

/** One claim of a job: what a worker shows to prove that the job is still its own. */
export interface Claim {
  readonly id: number;
  readonly claims: number;
}

/**
 * Keeps a running job's lease and stores its progress; `forgiven`, this attempt counts as its first. False when the job is no longer this claim's: cancelled,
 * or taken over after the lease ran out.
 */
export async function keepJob(
  db: Executor,
  claim: Claim,
  progress: object | null,
  forgiven = false,
): Promise<boolean> {
  const result = await db
    .updateTable('jobs')
    .set({
      lease_until: LEASE,
      ...(progress === null ? {} : { progress: JSON.stringify(progress) }),
      ...(forgiven ? { attempts: 1 } : {}),
    })
    .where('id', '=', claim.id)
    .where('claims', '=', claim.claims)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** How an attempt ended. */
export type Outcome =
  | { readonly state: 'done' }
  | { readonly state: 'failed'; readonly error: object }
  /** Failed, and is tried again after so many seconds. */
  | {
      readonly state: 'retry';
      readonly error: object;
      readonly afterSeconds: number;
      readonly attempts: number;
    }
  /** Stopped in good order by its worker: the attempt does not count. */
  | { readonly state: 'returned' };

/** Ends this claim of a job. False when the job was no longer this claim's; it is left as it is then. */
export async function settleJob(db: Executor, claim: Claim, outcome: Outcome): Promise<boolean> {
  const result = await db
    .updateTable('jobs')
    .set({ lease_until: null, ...columnsOf(outcome) })
    .where('id', '=', claim.id)
    .where('claims', '=', claim.claims)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

function columnsOf(outcome: Outcome) {
  switch (outcome.state) {
    case 'done':
      return { state: 'done', error: null, finished_at: sql<Date>`now()` } as const;
    case 'failed':
      return {
        state: 'failed',
        error: JSON.stringify(outcome.error),
        finished_at: sql<Date>`now()`,
      } as const;
    case 'retry':
      return {
        state: 'queued',
        error: JSON.stringify(outcome.error),
        attempts: outcome.attempts,
        not_before: sql<Date>`now() + make_interval(secs => ${outcome.afterSeconds})`,
      } as const;
    case 'returned':
      return {
        state: 'queued',
        attempts: sql<number>`greatest(attempts - 1, 0)`,
        not_before: sql<Date>`now()`,
      } as const;
  }
}

/**
 * Cancels the unfinished job of a kind and key.
 * @returns whether a worker holds it, who then hears of it; undefined where there is none to cancel
 */
export async function cancelJob(
  db: Executor,
  kind: string,
  key: string,
): Promise<{ held: boolean } | undefined> {
  return await db
    .with('found', (cte) =>
      cte
        .selectFrom('jobs')
        .select(['id', sql<boolean>`state = 'running' and coalesce(lease_until >= now(), false)`.as('held')])
        .where('kind', '=', kind)
        .where('key', '=', key)
        .where('state', 'in', ['queued', 'running'])
        .forUpdate(),
    )
    .updateTable('jobs')
    .from('found')
    .set({ state: 'cancelled', finished_at: sql`now()`, lease_until: null })
    .whereRef('jobs.id', '=', 'found.id')
    .returning('found.held')
    .executeTakeFirst();
}

/**
 * Gives back every running job at once, its attempt used up. Only for the one process that owns an embedded folder:
 * whoever ran them is dead.
 */
export async function releaseRunningJobs(db: Executor): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ state: 'queued', lease_until: null, not_before: sql`now()` })
    .where('state', '=', 'running')
    .execute();
}

/**
 * Fails jobs that nobody works on and that have no attempt left: those whose worker ended without a word each time.
 * @returns the jobs that are failed now
 */
export async function failExhaustedJobs(db: Executor): Promise<Row<'jobs'>[]> {
  return await db
    .updateTable('jobs')
    .set({
      state: 'failed',
      lease_until: null,
      finished_at: sql`now()`,
      error: sql`jsonb_build_object(
        'code', 'internal',
        'reason', 'job-died',
        'params', jsonb_build_object(
          'job', id, 'worker', coalesce(worker, 'unknown'), 'attempts', attempts, 'most', most_attempts),
        'problems', '[]'::jsonb)`,
    })
    .whereRef('attempts', '>=', 'most_attempts')
    .where((where) =>
      where.or([
        where('state', '=', 'queued'),
        where.and([where('state', '=', 'running'), where('lease_until', '<', sql<Date>`now()`)]),
      ]),
    )
    .returningAll()
    .execute();
}

/** Waiting jobs of other kinds than these. */
export async function listUnknownJobs(db: Executor, kinds: readonly string[]): Promise<Row<'jobs'>[]> {
  return await db
    .selectFrom('jobs')
    .selectAll()
    .where('state', '=', 'queued')
    .$if(kinds.length > 0, (query) => query.where('kind', 'not in', kinds))
    .orderBy('id')
    .execute();
}

/** Fails a job that waits and that nobody can do. */
export async function failWaitingJob(db: Executor, id: number, error: object): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ state: 'failed', error: JSON.stringify(error), finished_at: sql`now()` })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute();
}

/** Whether background work on a study waits or runs. */
export async function hasWork(db: Executor, slug: string): Promise<boolean> {
  const { rows } = await sql`
    select from jobs where key = ${slug} and state in ('queued', 'running') limit 1`.execute(db);
  return rows.length > 0;
}
