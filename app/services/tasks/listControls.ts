import { LEAD, WORSE } from '#app/core/tasks/controls.ts';
import { problem, type Problem } from '#app/core/shared/errors.ts';
import { admissibleRange } from '#app/core/studies/admissible.ts';
import { earlierTurns, type Turn } from '#app/core/studies/conversation.ts';
import type { Dose } from '#app/core/studies/dose.ts';
import { controlProblems } from '#app/core/tasks/controlProblems.ts';
import { lengthChange } from '#app/core/studies/controlLength.ts';
import type { Executor } from '#db/database.ts';
import { controlOutputs, givenControls, type ControlRow } from '#db/queries/controls.ts';
import { requireStudy } from '../studies/requireStudy.ts';

/** A control for the lead to look through: what it harms, and what it was made of. */
export interface StudyControl {
  /** For `replaceControlText`; null for a text that is given and no control yet, or that can be none. */
  readonly id: number | null;
  readonly item: string;
  /** Null where it harms all: a worse system's text. */
  readonly criterion: string | null;
  readonly dose: Dose;
  /** The key of who made it; `lead` for the lead's own. */
  readonly maker: string;
  readonly prompt: string;
  /** The turns before the prompt, where the item is a conversation. */
  readonly earlier: readonly Turn[];
  readonly source: string | null;
  readonly text: string;
  /** The system whose text it was made from, and that text; null where that isn't known yet. */
  readonly sourceSystem: string | null;
  readonly original: string | null;
  /** By how much of the original's length it is longer or shorter; see `lengthChange`. */
  readonly change: number | null;
  /** Whether the lead wrote or imported it, and may take it away again. */
  readonly own: boolean;
  /** The ratings on the criterion, both ends included, that count as attentive. */
  readonly admissible: { readonly lowest: number; readonly highest: number };
  /** What is wrong with the text, such as that it does no harm; empty as a rule. */
  readonly problems: readonly Problem[];
}

/**
 * The controls of a study in the order of its items, those that are given and can't be controls included; before its
 * tasks are made, those that are given. Which outputs they are must never come to a rater's eyes.
 *
 * @throws AppError `not_found`
 */
export async function listControls(db: Executor, slug: string): Promise<StudyControl[]> {
  const { id, configuration } = await requireStudy(db, slug);
  const { protocol, exclusion } = configuration;
  const ranges = new Map(
    protocol.criteria.map(({ key, scale }) => [key, admissibleRange(key, scale, exclusion.admissible)]),
  );
  const made = await controlOutputs(db, id);
  const isLeads = (maker: string) => maker === LEAD || maker === WORSE;
  const used = new Set(made.filter(({ maker }) => isLeads(maker)).map(({ item }) => item));
  const given = (await givenControls(db, id)).filter(({ maker, item }) =>
    // What a system wrote otherwise is a control or isn't: nobody has to mind those that aren't.
    made.length === 0 ? true : maker === LEAD && !used.has(item),
  );
  const shown = (row: ControlRow, waits: boolean): StudyControl => {
    const { taken, messages, position: _, ...control } = row;
    const faults = controlProblems(control.text, taken);
    return {
      ...control,
      earlier: messages === null ? [] : earlierTurns(messages),
      change:
        control.original === null || control.dose === 'system'
          ? null
          : lengthChange(control.original, control.text),
      own: isLeads(control.maker),
      admissible: ranges.get(control.criterion ?? '') ?? { lowest: 1, highest: 1 },
      problems:
        faults.length === 0 && waits && made.length > 0 ? [problem('text', 'not-among-controls')] : faults,
    };
  };
  return [
    ...made.map((row) => ({ row, shown: shown(row, false) })),
    ...given.map((row) => ({ row, shown: shown(row, true) })),
  ]
    .sort((a, b) => a.row.position - b.row.position)
    .map((one) => one.shown);
}
