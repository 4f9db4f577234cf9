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
 * The tasks of one item. Likert: one for each distinct text, which the outputs with that text share. Pairwise:
 * the baseline's text (slot a) against each distinct other text of candidates (slot b); a candidate whose text
 * equals the baseline's gets none and counts as a tie. Ranking: one of all distinct texts of baseline and
 * candidates, where there are two at least. Controls are rated, never compared. Texts are equal when every character
 * is.
 */
export function buildTasks(
  outputs: readonly TaskOutput[],
  protocol: { likert: boolean; pairwise: boolean; ranking?: boolean },
): TaskPlan[] {
  const byText = new Map<string, TaskOutput[]>();
  for (const output of outputs) {
    const same = byText.get(output.text);
    if (same === undefined) byText.set(output.text, [output]);
    else same.push(output);
  }
  const tasks: TaskPlan[] = [];
  if (protocol.likert) {
    for (const same of byText.values()) {
      tasks.push({ kind: 'likert', outputs: same.map(({ id }) => ({ output: id, slot: 'single' })) });
    }
  }
  const baseline = outputs.find((output) => output.role === 'baseline');
  if (protocol.pairwise && baseline !== undefined) {
    for (const [text, same] of byText) {
      const candidates = same.filter((output) => output.role === 'candidate');
      if (text === baseline.text || candidates.length === 0) continue;
      tasks.push({
        kind: 'pairwise',
        outputs: [
          { output: baseline.id, slot: 'a' },
          ...candidates.map(({ id }) => ({ output: id, slot: 'b' as const })),
        ],
      });
    }
  }
  const ranked = protocol.ranking === true ? rankingOf(byText, baseline) : null;
  return ranked === null ? tasks : [...tasks, ranked];
}

function rankingOf(
  byText: ReadonlyMap<string, readonly TaskOutput[]>,
  baseline: TaskOutput | undefined,
): TaskPlan | null {
  const texts = [...byText]
    .map(([text, same]) => ({ text, same: same.filter(({ role }) => role !== 'control') }))
    .filter(({ same }) => same.length > 0)
    .sort((a, b) => Number(b.text === baseline?.text) - Number(a.text === baseline?.text));
  if (baseline === undefined || texts.length < 2) return null;
  return {
    kind: 'ranking',
    outputs: texts.flatMap(({ same }, i) => same.map(({ id }) => ({ output: id, slot: RANKED_SLOTS[i]! }))),
  };
}
