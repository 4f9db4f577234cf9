import { note, type Note } from '../shared/notes.ts';

/** A rating of a control on the criterion that the control harms. */
export interface ControlRating {
  readonly rater: string;
  readonly criterion: string;
  readonly value: number;
  /** Number of points of the criterion's scale. */
  readonly scale: number;
}

/** The ratings of a control, both ends included, that count as attentive. */
export interface AdmissibleRange {
  readonly lowest: number;
  readonly highest: number;
}

export interface ControlRecord {
  readonly seen: number;
  /** Controls rated outside their admissible range. */
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
 * The highest value at which a spoiled output still counts as noticed: the middle of the scale (3 of 5, 4 of 7,
 * 2 of 3). Lower would set aside attentive raters who are lenient; higher would let through those who answer
 * "good" to everything.
 */
export function highestAdmissible(scale: number): number {
  return Math.floor((scale + 1) / 2);
}

/** Which ratings of a control that harms a criterion count as attentive: its own range, else up to the middle. */
export function admissibleRange(
  criterion: string,
  scale: number,
  admissible: ExclusionRule['admissible'] = {},
): AdmissibleRange {
  return Object.hasOwn(admissible, criterion)
    ? admissible[criterion]!
    : { lowest: 1, highest: highestAdmissible(scale) };
}

/** How each rater did on controls, by rater; raters without a control are absent. */
export function controlRecords(
  ratings: readonly ControlRating[],
  admissible: ExclusionRule['admissible'] = {},
): Map<string, ControlRecord> {
  const records = new Map<string, ControlRecord>();
  for (const { rater, criterion, value, scale } of ratings) {
    const { seen, failed } = records.get(rater) ?? { seen: 0, failed: 0 };
    const { lowest, highest } = admissibleRange(criterion, scale, admissible);
    const fails = value < lowest || value > highest;
    records.set(rater, { seen: seen + 1, failed: failed + (fails ? 1 : 0) });
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
