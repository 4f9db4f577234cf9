import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { AssignmentState } from './assignments.ts';

/** Gives a block's room to others, for good: it is not offered to its rater again. What was judged of it stays. */
export async function passOnBlock(trx: Executor, block: number): Promise<void> {
  await sql`
    update blocks set state = 'expired', set_aside = true where id = ${block} and state <> 'submitted'`.execute(
    trx,
  );
}

/** Takes an assignment out that shows a task again and is not judged, and marks its block as submitted where nothing else of it is open. */
export async function dropAssignment(
  trx: Executor,
  { id, block }: Pick<AssignmentState, 'id' | 'block'>,
  at: Date,
): Promise<void> {
  await sql`
    with dropped as (delete from assignments where id = ${id} and submitted_at is null returning rater_id),
    counted as (update rater_records set repeats = repeats - 1 from dropped
      where rater_records.rater_id = dropped.rater_id)
    update blocks set state = 'submitted', submitted_at = ${at}
    where id = ${block} and state = 'leased' and not exists (
      select from assignments where block_id = ${block} and submitted_at is null and id <> ${id})`.execute(
    trx,
  );
}
