import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';
import { inStretches } from './rows.ts';

export async function insertSeat(trx: Executor, row: NewRow<'seats'>): Promise<number> {
  const { id } = await trx.insertInto('seats').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function insertSeatTasks(trx: Executor, rows: readonly NewRow<'seat_tasks'>[]): Promise<void> {
  await inStretches(rows, (stretch) => trx.insertInto('seat_tasks').values(stretch).execute());
}

/** Takes a study's panel away, with its links. Nobody may have joined by them: the database refuses. */
export async function deleteSeats(trx: Executor, studyId: number): Promise<void> {
  await sql`
    delete from seat_tasks where seat_id in (select id from seats where study_id = ${studyId})`.execute(trx);
  await sql`
    with gone as (delete from seats where study_id = ${studyId} returning invitation_id)
    delete from invitations where id in (select invitation_id from gone)`.execute(trx);
}

/** A seat with its link and whether its rater has come. */
export interface SeatRow {
  number: number;
  name: string;
  token: string;
  joined: boolean;
  /** Tasks planned, and those that the rater has been given. */
  tasks: number;
  given: number;
}

/** A study's seats by their number. */
export async function listSeats(db: Executor, studyId: number): Promise<SeatRow[]> {
  const { rows } = await sql<SeatRow>`
    select seats.number, seats.name, invitations.token, seats.rater_id is not null as joined,
      (select count(*) from seat_tasks where seat_id = seats.id) as tasks,
      (select count(*) from assignments where rater_id = seats.rater_id) as given
    from seats join invitations on invitations.id = seats.invitation_id
    where seats.study_id = ${studyId} order by seats.number`.execute(db);
  return rows;
}

/** The seat whose link an invitation is, locked until the transaction ends. */
export async function lockSeat(trx: Executor, invitationId: number): Promise<Row<'seats'> | undefined> {
  return await trx
    .selectFrom('seats')
    .selectAll()
    .where('invitation_id', '=', invitationId)
    .forUpdate()
    .executeTakeFirst();
}

export async function takeSeat(trx: Executor, seatId: number, raterId: number): Promise<void> {
  await trx.updateTable('seats').set({ rater_id: raterId }).where('id', '=', seatId).execute();
}

/** A planned task with its item. */
export interface PlannedTask {
  task: number;
  item: number;
  swapped: boolean;
  arrangement: string | null;
}

/**
 * What a rater's seat has planned, the rater was not given yet and has room, in order, `most` tasks at most. Room is
 * wanting where whoever had the seat before has judged an item.
 */
export async function plannedTasks(db: Executor, raterId: number, most: number): Promise<PlannedTask[]> {
  const { rows } = await sql<PlannedTask>`
    select seat_tasks.task_id as task, tasks.item_id as item, seat_tasks.swapped, seat_tasks.arrangement
    from seats join seat_tasks on seat_tasks.seat_id = seats.id join tasks on tasks.id = seat_tasks.task_id
      join item_rooms on item_rooms.item_id = tasks.item_id and item_rooms.filled < item_rooms.asked
    where seats.rater_id = ${raterId} and not exists (
      select from blocks where blocks.rater_id = ${raterId} and blocks.item_id = tasks.item_id)
    order by seat_tasks.position limit ${most}`.execute(db);
  return rows;
}

/** Whether a rater's seat has planned what the rater was not given and nobody else has judged. */
export async function hasPlanned(db: Executor, raterId: number): Promise<boolean> {
  const { rows } = await sql`
    select from seats join seat_tasks on seat_tasks.seat_id = seats.id join tasks on tasks.id = seat_tasks.task_id
      join item_rooms on item_rooms.item_id = tasks.item_id and item_rooms.submitted < item_rooms.asked
    where seats.rater_id = ${raterId} and not exists (
      select from blocks where blocks.rater_id = ${raterId} and blocks.item_id = tasks.item_id
        and (blocks.state <> 'expired' or blocks.set_aside))
    limit 1`.execute(db);
  return rows.length > 0;
}
