import type { SeatTask } from '#app/core/tasks/planPanel.ts';
import type { Executor } from '#db/database.ts';
import { insertSeat, insertSeatTasks } from '#db/queries/seats.ts';
import { insertPersonalLink } from './personalLink.ts';

/** A seat with the secret part of its rater's own link. */
export interface DrawnSeat {
  readonly number: number;
  readonly name: string;
  readonly token: string;
}

/**
 * Stores a panel's seats with their plans, and makes a link for each.
 *
 * @param plan for each seat its tasks
 * @param before how many seats the study has already
 */
export async function addSeats(
  trx: Executor,
  studyId: number,
  names: readonly string[],
  plan: readonly (readonly SeatTask[])[],
  before = 0,
): Promise<DrawnSeat[]> {
  const drawn: DrawnSeat[] = [];
  for (const [index, name] of names.entries()) {
    const number = before + index + 1;
    const { invitation, token } = await insertPersonalLink(trx, studyId, name);
    const seat = await insertSeat(trx, { study_id: studyId, number, name, invitation_id: invitation });
    const rows = plan[index]!.map(({ task, swapped, arrangement = null }, position) => ({
      seat_id: seat,
      position,
      task_id: task,
      swapped,
      arrangement,
    }));
    await insertSeatTasks(trx, rows);
    drawn.push({ number, name, token });
  }
  return drawn;
}
