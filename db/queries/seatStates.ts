import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { Row } from '#db/schema.ts';

/** A seat with its link, who sits on it, and how far they are. */
export interface SeatState {
  number: number;
  name: string;
  token: string;
  /** The rater who joined by the link, as the study names them; null before. */
  rater: string | null;
  excludedBy: 'lead' | 'rule' | null;
  /** Tasks of the plan that are this seat's: without those of items that a predecessor has judged. */
  tasks: number;
  /** Tasks that the rater has judged. */
  judged: number;
  lastAt: Date | null;
}

/** The seats of a study by their number. */
export async function seatStates(db: Executor, studyId: number): Promise<SeatState[]> {
  const { rows } = await sql<SeatState>`
    select seats.number, seats.name, invitations.token, raters.name as rater, raters.excluded_by as "excludedBy",
      (select count(*)::int from seat_tasks
        join tasks on tasks.id = seat_tasks.task_id
        join item_rooms on item_rooms.item_id = tasks.item_id
        left join blocks on blocks.item_id = tasks.item_id and blocks.rater_id = seats.rater_id
        where seat_tasks.seat_id = seats.id
          and (item_rooms.submitted < item_rooms.asked or blocks.state = 'submitted')) as tasks,
      coalesce(judged.judged, 0)::int as judged, judged.last_at as "lastAt"
    from seats
    join invitations on invitations.id = seats.invitation_id
    left join raters on raters.id = seats.rater_id
    left join lateral (
      select count(*) as judged, max(submitted_at) as last_at from assignments
      where assignments.rater_id = seats.rater_id and submitted_at is not null and not repeat) as judged on true
    where seats.study_id = ${studyId} order by seats.number`.execute(db);
  return rows;
}

/** A seat of a study by its number, locked until the transaction ends. */
export async function lockSeatByNumber(
  trx: Executor,
  studyId: number,
  number: number,
): Promise<Row<'seats'> | undefined> {
  return await trx
    .selectFrom('seats')
    .selectAll()
    .where('study_id', '=', studyId)
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst();
}

/** Whether another seat of the study has this name. */
export async function seatNameTaken(
  db: Executor,
  { studyId, number, name }: { studyId: number; number: number; name: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('seats')
    .select('id')
    .where('study_id', '=', studyId)
    .where('number', '<>', number)
    .where('name', '=', name)
    .executeTakeFirst();
  return row !== undefined;
}

/** Gives a seat to somebody else, with a link of their own. */
export async function giveSeat(
  trx: Executor,
  seatId: number,
  { name, invitation }: { name: string; invitation: number },
): Promise<void> {
  await trx
    .updateTable('seats')
    .set({ name, invitation_id: invitation, rater_id: null })
    .where('id', '=', seatId)
    .execute();
}

/** Gives back what a rater has reserved and not completed. The rater is locked before. */
export async function giveBackBlocks(trx: Executor, raterId: number): Promise<void> {
  await trx
    .updateTable('blocks')
    .set({ state: 'expired' })
    .where('rater_id', '=', raterId)
    .where('state', '=', 'leased')
    .execute();
}

export async function countSeats(db: Executor, studyId: number): Promise<number> {
  const { seats } = await db
    .selectFrom('seats')
    .select((get) => get.fn.countAll<number>().as('seats'))
    .where('study_id', '=', studyId)
    .executeTakeFirstOrThrow();
  return seats;
}
