import type { KindDefinition } from '../kinds/definition.ts';
import type { Slot } from '../kinds/layout.ts';
import type { ItemTexts, TaskOutput } from '../kinds/task.ts';
import { shownText } from '../shared/shownText.ts';

export type { TaskOutput };

/** A task to be stored: its kind and which outputs stand in which slot. */
export interface TaskPlan {
  readonly kind: string;
  readonly outputs: readonly { readonly output: number; readonly slot: Slot }[];
}

/**
 * The tasks of one item, as its kinds build them from the item's distinct texts. Outputs whose texts look the same (see
 * `shownText`) share a task. Controls are rated and not compared; where nothing is rated they are compared as often as
 * any other text, because one that stood in fewer comparisons, or in more, would be known by that.
 *
 * @param asked the kinds that the protocol asks for
 */
export function buildTasks(outputs: readonly TaskOutput[], asked: readonly KindDefinition[]): TaskPlan[] {
  const rated = asked.some(({ layout }) => layout === 'single');
  const texts = distinctTexts(outputs, !rated);
  return asked.flatMap(({ kind, build }) => build(texts).map((own): TaskPlan => ({ kind, outputs: own })));
}

function distinctTexts(outputs: readonly TaskOutput[], compareControls: boolean): ItemTexts {
  const byText = new Map<string, TaskOutput[]>();
  for (const output of outputs) {
    const text = shownText(output.text);
    const same = byText.get(text);
    if (same === undefined) byText.set(text, [output]);
    else same.push(output);
  }
  const all = [...byText.values()];
  const isBaseline = ({ role }: TaskOutput) => role === 'baseline';
  const compared = all
    .map((same) => same.filter(({ role }) => compareControls || role !== 'control'))
    .filter((same) => same.length > 0)
    .sort((a, b) => Number(b.some(isBaseline)) - Number(a.some(isBaseline)));
  return { all, compared };
}
