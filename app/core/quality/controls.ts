import { note, type Note } from '../shared/notes.ts';
import type { AdmissibleRange } from '../studies/admissible.ts';

/** How often a rater gave gross controls a value, on what these are to show a loss of. */
export interface ControlTally {
  readonly rater: string;
  /** Criterion key, or what a kind of task calls what it asks. */
  readonly name: string;
  readonly value: number;
  readonly times: number;
}

export interface ControlRecord {
  readonly seen: number;
  /** Those of them that got a value outside their admissible range. */
  readonly failed: number;
}

/** Which share of how many failed controls sets a rater aside; fixed before the study opens. */
export interface ExclusionRule {
  readonly minimumControls: number;
  /** Excluded when the failed share is greater than this. */
  readonly mostFailedShare: number;
  /** By the criterion that a control harms; for the others see `highestAdmissible`. */
  readonly admissible?: Readonly<Record<string, AdmissibleRange>>;
}

/**
 * How each rater did on gross controls, by rater; raters who have judged none are absent.
 *
 * @param noticed by what is asked, the values that show that a control was noticed; tallies of anything else don't count
 */
export function controlRecords(
  tallies: readonly ControlTally[],
  noticed: ReadonlyMap<string, AdmissibleRange>,
): Map<string, ControlRecord> {
  const records = new Map<string, ControlRecord>();
  for (const { rater, name, value, times } of tallies) {
    const range = noticed.get(name);
    if (range === undefined) continue;
    const { seen, failed } = records.get(rater) ?? { seen: 0, failed: 0 };
    const fails = value < range.lowest || value > range.highest;
    records.set(rater, { seen: seen + times, failed: failed + (fails ? times : 0) });
  }
  return records;
}

/**
 * Whether the rule sets a rater aside: enough controls seen, and more than the tolerated share of them failed.
 * Nobody is ever excluded for disagreeing with others.
 */
export function isExcluded({ seen, failed }: ControlRecord, rule: ExclusionRule): boolean {
  return seen >= rule.minimumControls && failed > rule.mostFailedShare * seen + 1e-9;
}

/** Why the rule sets a rater aside, as the record says it. */
export function ruleReason({ seen, failed }: ControlRecord): Note {
  return note('controls-outside-range', { failed, seen });
}
