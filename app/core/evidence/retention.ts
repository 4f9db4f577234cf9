// What rule 2 adds to a verdict: see docs/verdict.md.

import type { Advice } from './advice.ts';
import type { BaseVerdict, Decision, EvidenceLine } from './types.ts';

export type LineRole = 'must-pass' | 'guardrail' | 'voter' | 'shown';

/**
 * Why a measure has no line: nothing was given, of one system nothing, of no item both; no item has references; the
 * systems part references into other tokens; fewer items than it may do without; or no interval comes of its values.
 */
export type ValuesLacking =
  | { readonly why: 'none' | 'baseline' | 'candidate' | 'apart' | 'references' | 'tokens' | 'interval' }
  | { readonly why: 'few'; readonly items: number; readonly of: number };

/** What is special about a line, said beside it. */
export type LineNote =
  | { readonly kind: 'no-interval' }
  | { readonly kind: 'no-variation' }
  /** Only so many of the compared items have texts that differ. */
  | { readonly kind: 'few-texts-differ'; readonly differing: number; readonly items: number }
  | { readonly kind: 'few-controls'; readonly controls: number }
  /** Of reports that were stored before it was told, without why. */
  | ({ readonly kind: 'no-values' } & (ValuesLacking | { readonly why?: undefined }))
  | { readonly kind: 'struck'; readonly upper: number; readonly items: number };

/** Why a gate isn't passed, or can't be asked. */
export type GateFault = 'few-controls' | 'not-seen' | 'maker-not-seen' | 'not-retained' | 'no-interval';

/** Whether the raters could have seen a loss on one criterion, and how much of a known one the candidate keeps. */
export interface RetentionGate {
  /** Criterion key, `preference` or `ranking`. */
  readonly criterion: string;
  /** The maker of all its controls; null where there are several, or none is named. */
  readonly maker: string | null;
  /** What its controls are: slight ones, or the texts of a worse system. */
  readonly dose: 'slight' | 'system';
  /** Control texts that the study has. */
  readonly controls: number;
  /** Whether there are enough of them to gate. */
  readonly gates: boolean;
  /** Which readings count: see `usableReadings`. */
  readonly order: 'any' | 'before-source';
  /** control − source over the criterion's controls. */
  readonly seen: {
    readonly estimate: number | null;
    readonly lower: number | null;
    readonly upper: number | null;
    readonly n: number;
  };
  readonly makers: readonly {
    readonly maker: string | null;
    readonly estimate: number;
    readonly n: number;
  }[];
  /** (candidate − baseline) − θ·(control − source). */
  readonly retained: {
    readonly theta: number;
    readonly d: number;
    readonly estimate: number | null;
    readonly lower: number | null;
    readonly upper: number | null;
    /** Confidence of this interval: see `retentionLevel`. */
    readonly level: number;
  };
  readonly passed: boolean;
  readonly fault: GateFault | null;
}

/** How far raters agree on one criterion; it gates only where the study set a floor. */
export interface DescribedAgreement {
  readonly criterion: string;
  /** Krippendorff's α, ordinal, on baseline, candidate and controls together. */
  readonly alpha: number | null;
  readonly alphaLower: number | null;
  readonly alphaUpper: number | null;
  /** Gwet's AC2, ordinal weights over all points of the scale. */
  readonly ac2: number | null;
  readonly ac2Lower: number | null;
  readonly ac2Upper: number | null;
  /** How well the mean of a text's ratings tells it from others: see `meanReliability`. */
  readonly reliability: number | null;
  readonly gates: boolean;
  readonly passed: boolean;
  readonly n: { readonly texts: number; readonly raters: number; readonly ratings: number };
}

/** Why the rule sets a rater aside. */
export type AsideCause = 'gross-controls' | 'constant-answers' | 'impossible-pace';

/** A rater whose judgments don't count for the verdict; `reason` in English where the rule gives it. */
export interface ToldAside {
  readonly rater: string;
  readonly by: 'rule' | 'lead';
  readonly reason: string;
  readonly cause?: AsideCause;
}

/** A candidate's verdict by rule 2. */
export interface RetainedVerdict extends BaseVerdict {
  readonly lines: readonly (EvidenceLine & {
    readonly role: LineRole;
    readonly notes: readonly LineNote[];
  })[];
  readonly gates: {
    readonly sensitivity: readonly RetentionGate[];
    readonly agreement: readonly DescribedAgreement[];
  };
  readonly skips: {
    readonly skipped: number;
    readonly abandoned: number;
    /** Blocks by the system that was seen last. */
    readonly lastSeen: Readonly<Record<string, number>>;
    readonly tipping: { readonly decision: Decision; readonly turns: boolean };
  };
  readonly setAside: readonly ToldAside[];
  /** Makers of the slight controls that were read. */
  readonly kindsTried: readonly string[];
  /** What would settle it where it is hold; absent where it isn't, or where no further study would. */
  readonly toSettle?: Advice;
}
