import { kinds } from '../kinds/kinds.ts';
import { shownSlots, type Arrangement, type Slot } from '../kinds/layout.ts';
import type { BlindTaskBase } from '../kinds/task.ts';
import type { BlindTask } from '../ratings/blindTask.ts';
import { shownText } from '../shared/shownText.ts';
import { earlierTurns, type Turn } from '../studies/conversation.ts';

/** A task as it is stored, with the texts of its slots. */
export interface StoredTask extends Arrangement {
  readonly assignment: string;
  readonly kind: string;
  readonly prompt: string;
  /** The turns of a conversation, the last of which is the prompt; null where there are none. */
  readonly messages?: readonly Turn[] | null;
  readonly source: string | null;
  readonly language: string | null;
  /** One text for each slot of the task. */
  readonly texts: Readonly<Partial<Record<Slot, string>>>;
}

/**
 * What the rater's browser gets of a task, built field by field so that nothing rides along, its texts as they are
 * shown (see `shownText`). Throws where a slot has no text, which is a defect.
 */
export function buildBlindTask(
  task: StoredTask,
  protocol: { readonly comments: boolean } & Readonly<Record<string, unknown>>,
): BlindTask {
  const base: BlindTaskBase = {
    id: task.assignment,
    prompt: task.prompt,
    ...(task.messages
      ? { earlier: earlierTurns(task.messages).map(({ role, content }) => ({ role, content })) }
      : {}),
    source: task.source,
    language: task.language,
    comments: protocol.comments,
  };
  const { layout, blind } = kinds.of(task.kind);
  const texts = shownSlots(layout, task).map((slot) => textOf(task, slot));
  return { ...base, ...blind(protocol, texts) } as BlindTask;
}

function textOf(task: StoredTask, slot: Slot): string {
  const text = task.texts[slot];
  if (text === undefined) throw new Error(`assignment ${task.assignment} has no text in slot ${slot}`);
  // What nobody sees of a text, a blank before it or the kind of its line ends, may well be one system's habit.
  return shownText(text);
}
