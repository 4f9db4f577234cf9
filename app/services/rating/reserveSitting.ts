import { randomUUID } from 'node:crypto';
import type { Protocol, StudyConfiguration } from '#app/core/studies/configuration.ts';
import { planSitting, sittingSize, type RaterHistory } from '#app/core/tasks/sequence.ts';
import { countSide, type SideBalance } from '#app/core/tasks/sides.ts';
import type { Database, Executor } from '#db/database.ts';
import { nextAssignment } from '#db/queries/assignments.ts';
import {
  expireLapsed,
  insertAssignments,
  insertBlocks,
  itemsWithRoom,
  raterPast,
  regainBlocks,
  sidesShown,
  type RaterPast,
} from '#db/queries/blocks.ts';
import { raterNumber } from '#db/queries/raters.ts';
import { shareStudy, takeTurn } from '#db/queries/studies.ts';
import { listSystems } from '#db/queries/systems.ts';
import { tasksOfItems } from '#db/queries/tasks.ts';
import { leaseEnd } from './lease.ts';
import type { Rater } from './raterIdentity.ts';

/**
 * Reserves blocks for a rater who has none left: first those of their own that ran out and still have room, else
 * new ones. Reserving happens one after the other within a study, so no item is ever given to more raters than
 * it asks for, and nobody is turned away while there is room.
 *
 * @returns whether the rater has a task now
 */
export async function reserveSitting(db: Database, rater: Rater, now: Date): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const study = await shareStudy(trx, rater.studyId);
    if (study?.state !== 'open') return false;
    await takeTurn(trx, rater.studyId, 'reserving');
    // The same rater may have asked twice at once.
    if ((await nextAssignment(trx, rater.id, now)) !== undefined) return true;
    const { protocol } = study.configuration;
    await expireLapsed(trx, rater.studyId, now);
    const past = await raterPast(trx, rater.id);
    const allowed = (protocol.mostItemsPerRater ?? Infinity) - past.kept;
    if (allowed <= 0) return false;
    const room = { studyId: rater.studyId, raterId: rater.id, asked: protocol.ratersPerItem, now };
    const most = Math.min(allowed, protocol.blocksPerSitting);
    const regained = await regainBlocks(trx, { ...room, until: leaseEnd(protocol, now), most });
    return regained > 0 || (await reserveNew(trx, rater, study.configuration, past, { ...room, allowed }));
  });
}

async function reserveNew(
  trx: Executor,
  rater: Rater,
  { protocol, seed }: StudyConfiguration,
  past: RaterPast,
  room: { studyId: number; raterId: number; asked: number; now: Date; allowed: number },
): Promise<boolean> {
  const number = await raterNumber(trx, rater.studyId, rater.id);
  const { ids, total } = await itemsWithRoom(trx, {
    ...room,
    languages: rater.languages,
    order: `${seed}/rater/${number}`,
    most: protocol.blocksPerSitting,
  });
  const chosen = ids.slice(0, sittingSize(Math.min(total, room.allowed), protocol.blocksPerSitting));
  if (chosen.length === 0) return false;
  const blockOf = await leaseBlocks(trx, rater, chosen, protocol, room.now);
  const tasks = await tasksOfItems(trx, chosen);
  const placed = planSitting(
    chosen.map((item) => ({ tasks: tasks.filter((task) => task.item_id === item) })),
    await systemsUnderTest(trx, rater.studyId),
    await historyOf(trx, rater.id, number, past),
    seed,
  );
  const itemOf = new Map(tasks.map((task) => [task.id, task.item_id]));
  await insertAssignments(
    trx,
    placed.map(({ task, position, swapped }) => ({
      id: randomUUID(),
      study_id: rater.studyId,
      block_id: blockOf.get(itemOf.get(task)!)!,
      task_id: task,
      rater_id: rater.id,
      position: past.nextPosition + position,
      swapped,
      submitted_at: null,
    })),
  );
  return true;
}

async function leaseBlocks(
  trx: Executor,
  rater: Rater,
  items: readonly number[],
  protocol: Protocol,
  now: Date,
): Promise<Map<number, number>> {
  const rows = await insertBlocks(
    trx,
    items.map((item) => ({
      study_id: rater.studyId,
      item_id: item,
      rater_id: rater.id,
      state: 'leased' as const,
      leased_until: leaseEnd(protocol, now),
      created_at: now,
      submitted_at: null,
    })),
  );
  return new Map(rows.map((row) => [row.item_id, row.id]));
}

async function systemsUnderTest(trx: Executor, studyId: number): Promise<number[]> {
  const systems = (await listSystems(trx, studyId)).filter((system) => system.role !== 'control');
  return systems.map((system) => system.id);
}

async function historyOf(
  trx: Executor,
  raterId: number,
  number: number,
  past: RaterPast,
): Promise<RaterHistory> {
  const shown = await sidesShown(trx, raterId);
  const sides: SideBalance = new Map();
  for (const { systems, swapped } of shown) countSide(systems, swapped, sides);
  return { rater: number, blocks: past.blocks, pairwise: shown.length, sides };
}
