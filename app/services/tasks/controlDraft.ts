import { LEAD } from '#app/core/tasks/controls.ts';
import { createRandom } from '#app/core/shared/random.ts';
import { earlierTurns, type Turn } from '#app/core/studies/conversation.ts';
import type { Executor } from '#db/database.ts';
import { listControlTexts } from '#db/queries/controlTexts.ts';
import { findItem, openingOutlines, itemsById } from '#db/queries/items.ts';
import { listSystems } from '#db/queries/systems.ts';
import { outputTexts } from '#db/queries/tasks.ts';
import type { Row } from '#db/schema.ts';

/** An item for which a lead is to write a control, with the text to begin with. */
export interface ControlDraft {
  readonly item: string;
  readonly prompt: string;
  /** The turns before the prompt, where the item is a conversation. */
  readonly earlier: readonly Turn[];
  readonly source: string | null;
  /** Drawn from those under test, so that a control tells nothing of who wrote the others. */
  readonly sourceSystem: string;
  /** What it wrote; null where its output isn't there yet. */
  readonly original: string | null;
}

/**
 * The item that a lead asks for, else one that is drawn from those without a control of the lead's.
 *
 * @param asked.item its key
 * @param asked.turn another number draws another item
 * @returns null where there is no such item, or none left
 */
export async function controlDraft(
  db: Executor,
  study: Row<'studies'>,
  { item: key, turn }: { readonly item?: string | undefined; readonly turn: number },
): Promise<ControlDraft | null> {
  const { seed } = study.configuration;
  const item = key === undefined ? await drawnItem(db, study, turn) : await findItem(db, study.id, key);
  if (item === undefined) return null;
  const tested = (await listSystems(db, study.id)).filter(({ role }) => role !== 'control');
  const system = createRandom(`${seed}/control source/${item.position}`).pick(tested);
  const output = (await outputTexts(db, [item.id])).find(({ system_id }) => system_id === system.id);
  return {
    item: item.key,
    prompt: item.prompt,
    earlier: item.messages === null ? [] : earlierTurns(item.messages),
    source: item.source,
    sourceSystem: system.name,
    original: output?.text ?? null,
  };
}

async function drawnItem(
  db: Executor,
  { id, configuration }: Row<'studies'>,
  turn: number,
): Promise<Row<'items'> | undefined> {
  const own = (await listControlTexts(db, id)).filter(({ maker }) => maker === LEAD);
  const written = new Set(own.map(({ item_id }) => item_id));
  const free = (await openingOutlines(db, id)).filter((item) => !written.has(item.id));
  if (free.length === 0) return undefined;
  const order = createRandom(`${configuration.seed}/written controls`).shuffle(free);
  const [item] = await itemsById(db, [order[(turn - 1) % order.length]!.id]);
  return item;
}
