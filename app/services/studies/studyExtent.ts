import { onceJudged } from '#app/core/tasks/planOverlap.ts';
import type { Executor } from '#db/database.ts';
import { extendedAt } from '#db/queries/batches.ts';
import { itemOutlines } from '#db/queries/items.ts';
import { countFurther, countReadings, heldItems, type FurtherBlocks } from '#db/queries/rooms.ts';
import type { Row } from '#db/schema.ts';

/** How far a study is and how far it may go, in blocks: an item judged by a rater. */
export interface StudyExtent {
  readonly submitted: number;
  /** What the study asks for without an extension. */
  readonly first: number;
  /** What its extension adds, made or not; 0 without one. */
  readonly further: number;
  readonly extended: Date | null;
}

export async function studyExtent(
  db: Executor,
  study: Pick<Row<'studies'>, 'id' | 'configuration'>,
): Promise<StudyExtent> {
  const { asked, submitted } = await countReadings(db, study.id);
  const blocks = await furtherBlocks(db, study);
  if (blocks === null) return { submitted, first: asked, further: 0, extended: null };
  const extended = await extendedAt(db, study.id);
  const further = await countFurther(db, study.id, blocks);
  return { submitted, first: extended === null ? asked : asked - further, further, extended };
}

/** What a study's extension asks for; null where it has none. */
export async function furtherBlocks(
  db: Executor,
  { id, configuration }: Pick<Row<'studies'>, 'id' | 'configuration'>,
): Promise<FurtherBlocks | null> {
  const { looks, protocol, seed } = configuration;
  if (looks.extension === null) return null;
  const once = onceJudged(await itemOutlines(db, id), protocol.overlap.share, seed);
  return { asked: protocol.ratersPerItem, once, further: looks.extension.judgments };
}

/** How many blocks the items held back for an extension will ask for, of those that have tasks. */
export async function askedLater(
  db: Executor,
  study: Pick<Row<'studies'>, 'id' | 'configuration'>,
): Promise<{ item: number; asked: number }[]> {
  const blocks = await furtherBlocks(db, study);
  if (blocks === null) return [];
  const once = new Set(blocks.once);
  const held = await heldItems(db, study.id);
  return (await itemOutlines(db, study.id)).flatMap(({ id, position }) =>
    held.has(id) ? [{ item: id, asked: once.has(position) ? 1 : blocks.asked }] : [],
  );
}

/** How much of the part before any extension is judged; may pass 1. */
export function shareOf({ submitted, first }: Pick<StudyExtent, 'submitted' | 'first'>): number {
  return first === 0 ? 0 : submitted / first;
}

/** How much of all that the study can ever ask for is judged, 0 … 1. */
export function informationOf({ submitted, first, further }: StudyExtent): number {
  return first + further === 0 ? 0 : Math.min(1, submitted / (first + further));
}
