import { createRandom, type Streams } from '#app/core/shared/random.ts';
import type { Protocol, StudyConfiguration } from '#app/core/studies/configuration.ts';
import { EARLY_GROSS, mostGross } from '#app/core/tasks/grossEarly.ts';
import { addRepeats, repeatsDue, type SittingTask } from '#app/core/tasks/repeats.ts';
import { fairSize, FIRST_BLOCKS, plentyFor, reservationSize } from '#app/core/tasks/reservation.ts';
import { planSitting, sittingSize, type PlacedTask } from '#app/core/tasks/sequence.ts';
import type { Database, Executor } from '#db/database.ts';
import {
  expireLapsed,
  hasLapsed,
  insertAssignments,
  raterPast,
  regainBlocks,
  repeatableTasks,
  shownBlocks,
  type RaterPast,
} from '#db/queries/blocks.ts';
import { lockClaimant, type Claimant } from '#db/queries/raters.ts';
import { awaitFree, freeGrossItems, freeItems, lockFree, type RoomQuery } from '#db/queries/rooms.ts';
import { freeBlocks, ratersAtWork, takeUnbegun } from '#db/queries/supply.ts';
import { tasksOfItems, type TaskSystems } from '#db/queries/tasks.ts';
import { studyStreams } from '../tasks/studyStreams.ts';
import { configurationOf, knownStudy } from './knownStudies.ts';
import { leaseEnd, leaseUnseen } from './lease.ts';
import { leaseBlocks } from './leaseBlocks.ts';
import { MOST_AHEAD } from './mostAhead.ts';
import type { Rater } from './raterIdentity.ts';
import { reservePlanned } from './reservePlanned.ts';
import { isTrained } from './trainingRound.ts';

/** How many times as many items are looked at as are reserved, and how many at least: enough to choose from in a rush. */
const AHEAD = 4;
const LEAST_AHEAD = 12;

/**
 * Reserves blocks for a rater who has none left: first those of their own that ran out and still have room, else
 * new ones. No item is ever given to more raters than it asks for, and nobody is turned away while there is room:
 * items that others are being given at this moment are passed over where there are enough besides, and waited for
 * where there are not. Where nothing is free, what others have reserved and not begun is taken over. How many depends
 * on what the rater has judged and on what is left, see `reservationSize`; what it takes does not grow with the study.
 *
 * @returns whether the rater has a task now
 */
export async function reserveSitting(db: Database, rater: Rater, now: Date): Promise<boolean> {
  await releaseLapsed(db, rater.studyId, now);
  for (let wait = false; ; wait = true) {
    const known = knownStudy(db, rater.studyId);
    const reserved = await db.transaction().execute(async (trx) => {
      const claimant = await lockClaimant(trx, rater.id, known?.version ?? '');
      if (claimant?.state !== 'open') return false;
      const configuration = configurationOf(db, rater.studyId, known, claimant);
      return await attempt(trx, rater, { ...claimant, configuration }, now, wait);
    });
    if (reserved !== null) return reserved;
  }
}

/** A rater whose study is open, both locked, with the study's configuration. */
type Claiming = Omit<Claimant, 'configuration'> & { readonly configuration: StudyConfiguration };

/** Gives the room back that leases held which ran out. */
async function releaseLapsed(db: Database, studyId: number, now: Date): Promise<void> {
  if (!(await hasLapsed(db, studyId, now))) return;
  await db.transaction().execute((trx) => expireLapsed(trx, studyId, now));
}

/** One try of `reserveSitting`; null where others had the items, so that a further try must look anew. */
async function attempt(
  trx: Executor,
  rater: Rater,
  claimant: Claiming,
  now: Date,
  wait: boolean,
): Promise<boolean | null> {
  const { protocol } = claimant.configuration;
  if (claimant.excluded || !isTrained(protocol.training, claimant.training)) return false;
  const past = await raterPast(trx, { studyId: rater.studyId, raterId: rater.id, now });
  // The same rater may have asked twice at once.
  if (past.hasOpen) return true;
  const allowed = (protocol.mostItemsPerRater ?? Infinity) - past.kept;
  if (allowed <= 0) return false;
  if (past.lost.length > 0) {
    const items = await take(trx, past.lost, Math.min(allowed, protocol.blocksPerSitting), wait);
    if (items === null) return null;
    await regainBlocks(trx, { raterId: rater.id, items, until: leaseEnd(protocol, now) });
    return true;
  }
  if (protocol.strategy === 'panel') return await reservePlanned(trx, rater, protocol, past, now);
  return await reserveNew(trx, rater, claimant, past, { now, allowed, wait });
}

/**
 * Locks room in some of the items, `most` at most. Null where others were faster, so that too few are left: without
 * waiting that may mean that they are locked, after waiting that they are gone.
 */
async function take(
  trx: Executor,
  items: readonly number[],
  most: number,
  wait: boolean,
): Promise<number[] | null> {
  const taken = wait ? await awaitFree(trx, items, most) : await lockFree(trx, items, most);
  const enough = wait ? 1 : Math.min(most, items.length);
  return taken.length < enough ? null : taken;
}

async function reserveNew(
  trx: Executor,
  rater: Rater,
  { configuration: { protocol, looks, seed }, blindingKey }: Claiming,
  past: RaterPast,
  { now, allowed, wait }: { now: Date; allowed: number; wait: boolean },
): Promise<boolean | null> {
  const { number } = past;
  const size = await sizeFor(trx, rater, protocol, past, now);
  const room = { studyId: rater.studyId, raterId: rater.id, languages: rater.languages };
  const start = startOnCircle(seed, number, past.blocks);
  const some = await freeItems(trx, {
    ...room,
    asked: protocol.ratersPerItem + (looks.extension?.judgments ?? 0),
    start,
    most: Math.max(AHEAD * size, LEAST_AHEAD),
  });
  const gross = some.length === 0 ? [] : await grossFor(trx, room, past, { size, start });
  const free = [...new Set([...gross, ...some])];
  const most = sittingSize(Math.min(free.length, allowed), size);
  const chosen =
    free.length > 0
      ? await take(trx, free, most, wait)
      : await takeUnbegun(trx, room, {
          now,
          unseen: leaseUnseen(protocol, now),
          ahead: 1 + MOST_AHEAD,
          most: Math.min(FIRST_BLOCKS, allowed),
        });
  if (chosen === null) return null;
  if (chosen.length === 0) return false;
  const blockOf = await leaseBlocks(trx, rater, chosen, protocol, now);
  const tasks = await tasksOfItems(trx, chosen);
  const shown = await shownBlocks(trx, chosen);
  const streams = studyStreams(blindingKey);
  const placed = planSitting(
    chosen.map((item) => {
      const own = tasks.filter((task) => task.item_id === item);
      const before = shown.filter((block) => block.item === item).map((block) => block.tasks);
      return { item: own[0]!.position, tasks: own, shown: before };
    }),
    `${number}/${past.blocks}`,
    streams,
  );
  const sitting = await withRepeats(
    trx,
    { id: rater.id, number },
    { protocol, streams },
    placed,
    tasks,
    past,
  );
  const itemOf = new Map(tasks.map((task) => [task.id, task.item_id]));
  // A repeat of an earlier sitting's task belongs to this sitting's last block, and is leased with it.
  const last = blockOf.get(chosen.at(-1)!)!;
  await insertAssignments(
    trx,
    { studyId: rater.studyId, raterId: rater.id, number },
    sitting.map(({ task, position, swapped, arrangement = null, repeat }) => ({
      block: blockOf.get(itemOf.get(task) ?? -1) ?? last,
      task,
      position: past.nextPosition + position,
      swapped,
      arrangement,
      repeat,
    })),
  );
  return true;
}

/** Blocks after which a rater has met their first gross controls, if there were any. */
const EARLY_BLOCKS = 24;

/** Items with gross controls, for somebody who begins: they come first among what is reserved. */
async function grossFor(
  trx: Executor,
  room: RoomQuery,
  { blocks }: RaterPast,
  { size, start }: { size: number; start: number },
): Promise<number[]> {
  if (blocks >= EARLY_BLOCKS) return [];
  const least = blocks === 0 ? 1 : 0;
  return await freeGrossItems(trx, room, { start, early: EARLY_GROSS, least, most: mostGross(size) });
}

/** How many blocks the rater may have now. */
async function sizeFor(
  trx: Executor,
  { studyId }: Rater,
  { blocksPerSitting }: Protocol,
  { kept }: RaterPast,
  now: Date,
): Promise<number> {
  const size = reservationSize(kept, blocksPerSitting);
  if (size <= FIRST_BLOCKS) return size;
  // Whoever asks has nothing reserved at this moment.
  const raters = 1 + (await ratersAtWork(trx, studyId, now));
  const free = await freeBlocks(trx, studyId, plentyFor(size, raters));
  return fairSize(size, { free, raters });
}

/** Adds the tasks that the rater is shown a second time, where the study asks for that. */
async function withRepeats(
  trx: Executor,
  { id, number }: { id: number; number: number },
  { protocol, streams }: { protocol: Protocol; streams: Streams },
  placed: readonly PlacedTask[],
  tasks: readonly TaskSystems[],
  past: RaterPast,
): Promise<SittingTask[]> {
  // What is shown a second time among few tasks is remembered; it comes in a later sitting, which is longer.
  const short = past.blocks === 0 && protocol.blocksPerSitting > FIRST_BLOCKS;
  const due = short ? 0 : repeatsDue(protocol.repeats.share, past.tasks + placed.length, past.repeats);
  const earlier = due === 0 ? [] : await repeatableTasks(trx, id, due);
  const kinds = new Map([
    ...earlier.map(({ task, kind }) => [task, kind] as const),
    ...tasks.map(({ id, kind }) => [id, kind] as const),
  ]);
  return addRepeats(placed, due, earlier, kinds, streams(`repeats/${number}/${past.blocks}`));
}

/** Where on the study's circle of items a rater's sitting begins: a place of its own, so that raters spread. */
function startOnCircle(seed: string, rater: number, blocks: number): number {
  return createRandom(`${seed}/rater/${rater}/start/${blocks}`).integer(2 ** 32) - 2 ** 31;
}
