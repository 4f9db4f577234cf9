import type { BlindLikertTask, BlindTask } from '../ratings/blindTask.ts';
import { shownText } from '../shared/shownText.ts';
import type { Criterion } from '../studies/criteria.ts';
import { pairwiseOptions, type Protocol } from '../studies/protocol.ts';
import type { Slot, TaskKind } from './taskKind.ts';

/** A task as it is stored, with the texts of its slots. */
export interface StoredTask {
  readonly assignment: string;
  readonly kind: TaskKind;
  /** Whether slot a is shown on the right. */
  readonly swapped: boolean;
  /** Ranking: its slots in the order in which they are shown; null for the others. */
  readonly arrangement?: string | null;
  readonly prompt: string;
  readonly source: string | null;
  readonly language: string | null;
  /** One text for each slot of the task. */
  readonly texts: Readonly<Partial<Record<Slot, string>>>;
}

/** What else of a protocol changes what a task asks. */
type AskedOptions = 'pairwise' | 'ranking' | 'highlights';

/**
 * What the rater's browser gets of a task, built field by field so that nothing rides along, its texts as they are
 * shown (see `shownText`). Throws where a
 * slot has no text, which is a defect.
 */
export function buildBlindTask(
  task: StoredTask,
  protocol: { criteria: readonly Criterion[]; comments: boolean } & Partial<Pick<Protocol, AskedOptions>>,
): BlindTask {
  const base = {
    id: task.assignment,
    prompt: task.prompt,
    source: task.source,
    language: task.language,
    comments: protocol.comments,
  };
  if (task.kind === 'likert') {
    const criteria = protocol.criteria.map(({ key, label, question, scale, anchors, required }) => ({
      key,
      label: { en: label.en, zh: label.zh },
      question: { en: question.en, zh: question.zh },
      scale,
      anchors: { en: [...anchors.en], zh: [...anchors.zh] },
      ...(required === false ? { required } : {}),
    }));
    return {
      ...base,
      kind: 'likert',
      text: textOf(task, 'single'),
      criteria,
      ...spansOf(protocol.highlights),
    };
  }
  if (task.kind === 'ranking') {
    const { form, ties } = protocol.ranking || { form: 'ranking' as const, ties: true };
    return {
      ...base,
      kind: 'ranking',
      form,
      texts: [...(task.arrangement ?? '')].map((slot) => textOf(task, slot as Slot)),
      ...(form === 'ranking' && !ties ? { ties: false as const } : {}),
    };
  }
  const [left, right] = task.swapped ? (['b', 'a'] as const) : (['a', 'b'] as const);
  const options = pairwiseOptions({ pairwise: protocol.pairwise ?? true });
  return {
    ...base,
    kind: 'pairwise',
    left: textOf(task, left),
    right: textOf(task, right),
    ...(options?.ties === false ? { ties: false as const } : {}),
    ...(options?.strength === true ? { strength: true as const } : {}),
  };
}

function spansOf(highlights: Protocol['highlights'] = false): Pick<BlindLikertTask, 'highlights'> {
  if (highlights === false) return {};
  const { severities, criteria, comments } = highlights;
  return { highlights: { severities: [...severities], criteria, comments } };
}

function textOf(task: StoredTask, slot: Slot): string {
  const text = task.texts[slot];
  if (text === undefined) throw new Error(`assignment ${task.assignment} has no text in slot ${slot}`);
  // What nobody sees of a text, a blank before it or the kind of its line ends, may well be one system's habit.
  return shownText(text);
}
