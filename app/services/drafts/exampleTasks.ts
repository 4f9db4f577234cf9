import { RANKED_SLOTS, shownSlots, type Layout } from '#app/core/kinds/layout.ts';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import { askedKinds } from '#app/core/studies/protocol.ts';
import { buildBlindTask } from '#app/core/tasks/blindTask.ts';
import type { Item } from '#app/core/studies/items.ts';

/** What an example shows of an item. */
export type ExampleItem = Pick<Item, 'prompt' | 'source' | 'language' | 'messages'>;

/**
 * A task of each kind that a study asks, as its raters would see it: a real item with texts that are examples.
 *
 * @param example the text in a place, from 1
 */
export function exampleTasks(
  { protocol, systems }: Pick<StudyConfiguration, 'protocol' | 'systems'>,
  { prompt, source, language, messages }: ExampleItem,
  example: (number: number) => string,
): BlindTask[] {
  return askedKinds(protocol).map(({ kind, layout }) => {
    const arrangement = layout === 'order' ? RANKED_SLOTS.slice(0, systems.length).join('') : null;
    const shown = shownSlots(layout satisfies Layout, { swapped: false, arrangement });
    const texts = Object.fromEntries(shown.map((slot, index) => [slot, example(index + 1)]));
    const item = { prompt, source: source ?? null, language: language ?? null, messages: messages ?? null };
    return buildBlindTask(
      { assignment: `example-${kind}`, kind, ...item, texts, swapped: false, arrangement },
      protocol,
    );
  });
}
