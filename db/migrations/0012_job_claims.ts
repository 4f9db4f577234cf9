import { sql, type Kysely } from 'kysely';

/**
 * A job counts what it has cost (`attempts`) apart from how often it was taken (`claims`): whoever gives it back in
 * good order takes the attempt off again, and the number of the claim still tells an old worker from the present one.
 * `not_before` lets a failed job wait for its next attempt, and `worker` says who has it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table jobs
      add column claims int not null default 0 check (claims >= 0),
      add column not_before timestamptz not null default now(),
      add column worker text`.execute(db);
  await sql`update jobs set claims = attempts`.execute(db);
}
