import { shownText } from '../shared/shownText.ts';
import { RANKED_SLOTS, type Slot, type TaskKind } from './taskKind.ts';

/** One output of an item, as tasks are built from it. */
export interface TaskOutput {
  readonly id: number;
  readonly role: 'baseline' | 'candidate' | 'control';
  readonly text: string;
}

/** A task to be stored: its kind and which outputs stand in which slot. */
export interface TaskPlan {
  readonly kind: TaskKind;
  readonly outputs: readonly { readonly output: number; readonly slot: Slot }[];
}

/**
 * The tasks of one item. Likert: one for each distinct text, which the outputs with that text share. Pairwise: each of
 * the distinct texts of baseline and candidates against each other, because a text that stood in every pair would be
 * known as the baseline's; the baseline's in slot a, else the one whose system comes first. Outputs with the same text
 * are not compared and count as a tie. Ranking: one of all distinct texts of baseline and candidates, where there are
 * two at least. Controls are rated, never compared. Texts are the same when they look the same (see `shownText`).
 */
export function buildTasks(
  outputs: readonly TaskOutput[],
  protocol: { likert: boolean; pairwise: boolean; ranking?: boolean },
): TaskPlan[] {
  const byText = new Map<string, TaskOutput[]>();
  for (const output of outputs) {
    const text = shownText(output.text);
    const same = byText.get(text);
    if (same === undefined) byText.set(text, [output]);
    else same.push(output);
  }
  const tasks: TaskPlan[] = [];
  if (protocol.likert) {
    for (const same of byText.values()) {
      tasks.push({ kind: 'likert', outputs: same.map(({ id }) => ({ output: id, slot: 'single' })) });
    }
  }
  const compared = comparedTexts([...byText.values()]);
  if (protocol.pairwise) tasks.push(...pairsOf(compared));
  if (protocol.ranking === true && compared.length > 1) tasks.push(rankingOf(compared));
  return tasks;
}

/** The distinct texts of systems under test, each as its outputs, the baseline's first. */
function comparedTexts(texts: readonly (readonly TaskOutput[])[]): TaskOutput[][] {
  const isBaseline = ({ role }: TaskOutput) => role === 'baseline';
  return texts
    .map((same) => same.filter(({ role }) => role !== 'control'))
    .filter((same) => same.length > 0)
    .sort((a, b) => Number(b.some(isBaseline)) - Number(a.some(isBaseline)));
}

function pairsOf(texts: readonly (readonly TaskOutput[])[]): TaskPlan[] {
  return texts.flatMap((one, i) =>
    texts.slice(i + 1).map((other): TaskPlan => ({
      kind: 'pairwise',
      outputs: [
        ...one.map(({ id }) => ({ output: id, slot: 'a' as const })),
        ...other.map(({ id }) => ({ output: id, slot: 'b' as const })),
      ],
    })),
  );
}

function rankingOf(texts: readonly (readonly TaskOutput[])[]): TaskPlan {
  return {
    kind: 'ranking',
    outputs: texts.flatMap((same, i) => same.map(({ id }) => ({ output: id, slot: RANKED_SLOTS[i]! }))),
  };
}
