import { randomBytes } from 'node:crypto';
import type { SeatTask } from '#app/core/tasks/planPanel.ts';
import type { Executor } from '#db/database.ts';
import { insertInvitation } from '#db/queries/invitations.ts';
import { insertSeat, insertSeatTasks } from '#db/queries/seats.ts';

/** A seat with the secret part of its rater's own link. */
export interface DrawnSeat {
  readonly number: number;
  readonly name: string;
  readonly token: string;
}

/** Random bytes of a link's secret part. */
const TOKEN_BYTES = 24;

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
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const { id: invitation } = await insertInvitation(trx, {
      study_id: studyId,
      token,
      group_id: null,
      label: name,
      simulated: false,
      personal: true,
      expires_at: null,
      revoked_at: null,
    });
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
