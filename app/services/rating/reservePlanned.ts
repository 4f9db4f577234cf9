import type { Protocol } from '#app/core/studies/protocol.ts';
import { firstSitting } from '#app/core/tasks/firstSitting.ts';
import type { Executor } from '#db/database.ts';
import { insertAssignments, type RaterPast } from '#db/queries/blocks.ts';
import { awaitFree } from '#db/queries/rooms.ts';
import { plannedTasks } from '#db/queries/seats.ts';
import { leaseBlocks } from './leaseBlocks.ts';
import type { Rater } from './raterIdentity.ts';

/** Tasks of a plan that are looked at for the next sitting: more than one sitting has. */
const LOOK_AHEAD = 2000;

/**
 * Reserves the next sitting of a panel rater's plan, as it was drawn. Items that have no room any more are left out,
 * which happens only where a rater was taken back after others had judged in their stead.
 *
 * @returns whether the rater has a task now
 */
export async function reservePlanned(
  trx: Executor,
  rater: Rater,
  protocol: Protocol,
  past: RaterPast,
  now: Date,
): Promise<boolean> {
  const sitting = firstSitting(await plannedTasks(trx, rater.id, LOOK_AHEAD));
  const items = [...new Set(sitting.map(({ item }) => item))];
  if (items.length === 0) return false;
  const free = await awaitFree(trx, items, items.length);
  if (free.length === 0) return false;
  const blockOf = await leaseBlocks(trx, rater, free, protocol, now);
  const own = sitting.filter(({ item }) => blockOf.has(item));
  await insertAssignments(
    trx,
    { studyId: rater.studyId, raterId: rater.id, number: past.number },
    own.map(({ task, item, swapped, arrangement }, index) => ({
      block: blockOf.get(item)!,
      task,
      position: past.nextPosition + index,
      swapped,
      arrangement,
      repeat: false,
    })),
  );
  return true;
}
