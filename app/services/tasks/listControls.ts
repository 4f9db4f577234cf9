import type { Problem } from '#app/core/shared/errors.ts';
import { admissibleRange } from '#app/core/quality/controls.ts';
import { earlierTurns, type Turn } from '#app/core/studies/conversation.ts';
import { controlProblems } from '#app/core/tasks/controlProblems.ts';
import type { Executor } from '#db/database.ts';
import { controlOutputs } from '#db/queries/controls.ts';
import { requireStudy } from '../studies/requireStudy.ts';

/** A control for the lead to look through: what it harms, and what it was made of. */
export interface StudyControl {
  /** For `replaceControlText`. */
  readonly id: number;
  readonly item: string;
  readonly criterion: string;
  readonly prompt: string;
  /** The turns before the prompt, where the item is a conversation. */
  readonly earlier: readonly Turn[];
  readonly source: string | null;
  readonly text: string;
  /** What the baseline wrote for the item. */
  readonly baseline: string;
  /** The ratings on the criterion, both ends included, that count as attentive. */
  readonly admissible: { readonly lowest: number; readonly highest: number };
  /** What is wrong with the text, such as that it does no harm; empty as a rule. */
  readonly problems: readonly Problem[];
}

/**
 * The controls of a study in the order of its items; none before its tasks are made. Which outputs they are must
 * never come to a rater's eyes.
 *
 * @throws AppError `not_found`
 */
export async function listControls(db: Executor, slug: string): Promise<StudyControl[]> {
  const { id, configuration } = await requireStudy(db, slug);
  const { protocol, exclusion } = configuration;
  const ranges = new Map(
    protocol.criteria.map(({ key, scale }) => [key, admissibleRange(key, scale, exclusion.admissible)]),
  );
  return (await controlOutputs(db, id)).map(({ taken, messages, ...control }) => ({
    ...control,
    earlier: messages === null ? [] : earlierTurns(messages),
    admissible: ranges.get(control.criterion) ?? { lowest: 1, highest: 1 },
    problems: controlProblems(control.text, taken),
  }));
}
