import { kinds } from '#app/core/kinds/kinds.ts';
import type { Layout } from '#app/core/kinds/layout.ts';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';

/** Where a task of each layout has its texts, in the order in which they are shown. */
const FIELDS: Readonly<Record<Layout, readonly string[]>> = {
  single: ['text'],
  sides: ['left', 'right'],
  order: ['texts'],
};

/** What a task shows, whatever its kind. */
export interface ShownTexts {
  readonly layout: Layout;
  readonly texts: readonly string[];
}

/**
 * The texts of a task, by the layout of its kind: a further kind is attacked like those of the same layout.
 *
 * @throws Error where its tasks have their texts in other fields, which the attack would otherwise pass over
 */
export function shownTexts(task: BlindTask): ShownTexts {
  const { layout } = kinds.of(task.kind);
  const fields = new Map(Object.entries(task));
  const texts = FIELDS[layout].flatMap((name) => fields.get(name) as string | readonly string[] | undefined);
  if (texts.length === 0 || texts.some((text) => typeof text !== 'string')) {
    throw new Error(
      `a ${task.kind} task has no ${FIELDS[layout].join(' and ')}; say in FIELDS where its texts are`,
    );
  }
  return { layout, texts: texts as string[] };
}

/** A task that shows several texts in an order, with these of them alone. */
export function withTexts(task: BlindTask, texts: readonly string[]): BlindTask {
  return { ...task, [FIELDS.order[0]!]: texts } as BlindTask;
}
