import type { Dose } from '../../studies/dose.ts';

export interface JudgedItem {
  readonly item: string;
}

/** A system under test, or the controls of one criterion, dose and maker. */
export interface JudgedSystem {
  readonly system: string;
  readonly role: 'baseline' | 'candidate' | 'control';
  /** The criterion that a control harms; null for the others, and for a worse system that harms all. */
  readonly criterion: string | null;
  /** Null for what is no control. */
  readonly dose: Dose | null;
  readonly maker: string | null;
}

export interface JudgedOutput {
  readonly item: string;
  readonly system: string;
  /** The system whose text a control was made from. */
  readonly sourceSystem: string | null;
  /** Equal for the texts of an item that are the same; null where that isn't known. */
  readonly sharedTextId: string | null;
}

/** What every judgment tells of itself, where it is known. */
export interface JudgedWhen {
  readonly item: string;
  readonly rater: string;
  /** Place of its task in the rater's sequence. */
  readonly position: number | null;
  /** 1 = as first sent; higher = corrected. */
  readonly revision: number | null;
  /** Milliseconds since 1970. */
  readonly submittedAt: number | null;
  readonly activeMs: number | null;
}

export interface JudgedRating extends JudgedWhen {
  readonly system: string;
  readonly criterion: string;
  /** 1 … points of the criterion's scale. */
  readonly value: number;
}

export interface JudgedPreference extends JudgedWhen {
  readonly systemA: string;
  readonly systemB: string;
  readonly choice: 'a' | 'b' | 'tie';
  /** Whether the pair was shown, or counts as a tie because its texts are the same. */
  readonly source: 'judged' | 'identical-text';
}

export interface JudgedRank extends JudgedWhen {
  readonly system: string;
  /** 1 = best; equal for texts on the same place. */
  readonly rank: number;
}

/** A block that a rater did not finish. */
export interface MissingBlock {
  readonly item: string;
  readonly rater: string;
  readonly kind: 'skipped' | 'abandoned';
  /** The systems whose texts had been shown. */
  readonly seen: readonly string[];
  /** The one shown last; null where none was. */
  readonly lastSeen: string | null;
}

export interface MeasuredValue {
  /** Null for the value over the whole corpus. */
  readonly item: string | null;
  readonly system: string;
  readonly measure: string;
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface JudgedRater {
  readonly rater: string;
  readonly excludedBy: 'rule' | 'lead' | null;
  readonly exclusionReason: string | null;
}

/** A closed study's tables, all that the rule looks at beside its settings. Names of items, systems and raters agree. */
export interface VerdictTables {
  readonly items: readonly JudgedItem[];
  readonly systems: readonly JudgedSystem[];
  readonly outputs: readonly JudgedOutput[];
  readonly ratings: readonly JudgedRating[];
  readonly preferences: readonly JudgedPreference[];
  readonly rankings: readonly JudgedRank[];
  readonly skips: readonly MissingBlock[];
  readonly measures: readonly MeasuredValue[];
  readonly raters: readonly JudgedRater[];
}
