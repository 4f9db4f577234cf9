import type { ComparisonLine } from '../kinds/kind.ts';
import type { Margin } from '../studies/margins.ts';
import type { Noted } from './noted.ts';

export const DECISIONS = ['ship', 'ship-with-caution', 'hold', 'do-not-ship', 'needs-people'] as const;
export type Decision = (typeof DECISIONS)[number];

/** The state of a line of evidence; `missing` where there is no interval. */
export const LINE_STATES = ['green', 'yellow', 'inconclusive', 'orange', 'red', 'missing'] as const;
export type LineState = (typeof LINE_STATES)[number];

/** What people are asked in a line: values of texts on something, or comparisons, by what these are called. */
export type AskedKind = 'criterion' | ComparisonLine;
/** What a line is about. */
export type LineKind = AskedKind | 'severe-losses' | 'measure' | 'floor';

/** How much data a figure rests on. */
export interface DataCount {
  readonly items: number;
  readonly raters: number;
  readonly judgments: number;
}

/**
 * One line of evidence: an interval for candidate − baseline in the line's own unit, turned so that positive is
 * better, against its margins. For a floor, the interval of the candidate's own value and `accept` = `limit` =
 * the floor.
 */
export interface EvidenceLine extends Margin, Noted {
  readonly kind: LineKind;
  /** Criterion key, `preference`, or the measure's name. */
  readonly name: string;
  /** The unit of estimate, lower, upper, accept and limit: `points`, `share`, `BLEU`, `relative`, `log ratio` … */
  readonly unit: string;
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Confidence level of the interval, e.g. 0.975. */
  readonly level: number;
  readonly state: LineState;
  /** For a measure: whether it was named as a voter. People and floors: true. */
  readonly votes: boolean;
  readonly n: DataCount;
  /** The two systems' own means or scores, for the table beside the interval. */
  readonly baselineValue: number | null;
  readonly candidateValue: number | null;
  /** Of a custom measure: digits after the point that are shown. */
  readonly digits?: number;
  /** Of a custom measure with missing scores: items with scores of both systems, of how many; `struck`: no vote for it. */
  readonly scored?: { readonly items: number; readonly of: number; readonly struck: boolean };
}

/** Gate 1 for one criterion: control − baseline. */
export interface SensitivityGate extends Noted {
  readonly criterion: string;
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly limit: number;
  readonly passed: boolean;
  readonly n: DataCount;
}

/** Gate 2 for one criterion, on baseline, candidate and controls together. */
export interface AgreementGate extends Noted {
  readonly criterion: string;
  readonly alpha: number | null;
  readonly alphaLower: number | null;
  readonly alphaUpper: number | null;
  readonly ac2: number | null;
  readonly ac2Lower: number | null;
  readonly ac2Upper: number | null;
  readonly alphaWithoutControls: number | null;
  readonly ac2WithoutControls: number | null;
  readonly passed: boolean;
  readonly n: DataCount;
}

/** One reason of a verdict, as data: which rule, on which line, with the numbers in words. */
export interface Reason {
  /** The rule of docs/verdict.md that spoke, e.g. `2-people-fail`. */
  readonly rule: string;
  readonly line?: string;
  readonly detail: string;
}

/** What the verdict on a candidate is by whatever rule. */
export interface BaseVerdict {
  readonly system: string;
  readonly decision: Decision;
  /** One sentence that a person understands. */
  readonly sentence: string;
  readonly reasons: readonly Reason[];
  readonly lines: readonly EvidenceLine[];
  /** The decision with excluded raters left out (the one that counts), and with everybody. */
  readonly withExclusions: Decision;
  readonly withoutExclusions: Decision;
}
