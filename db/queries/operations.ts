import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { Row } from '#db/schema.ts';

/** Jobs of one kind and state. */
export interface JobSummary {
  readonly kind: string;
  readonly state: Row<'jobs'>['state'];
  readonly count: number;
  /** Seconds since the oldest of them was put in. */
  readonly oldest_seconds: number;
}

export async function summarizeJobs(db: Executor): Promise<JobSummary[]> {
  return await db
    .selectFrom('jobs')
    .select([
      'kind',
      'state',
      sql<number>`count(*)::int`.as('count'),
      sql<number>`extract(epoch from now() - min(created_at))::float8`.as('oldest_seconds'),
    ])
    .groupBy(['kind', 'state'])
    .execute();
}

/** Raters who hold a block whose lease runs. */
export async function countRatersAtWork(db: Executor): Promise<number> {
  const { count } = await db
    .selectFrom('blocks')
    .select(sql<number>`count(distinct rater_id)::int`.as('count'))
    .where('state', '=', 'leased')
    .where('leased_until', '>', sql<Date>`now()`)
    .executeTakeFirstOrThrow();
  return count;
}
