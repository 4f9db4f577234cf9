import type { AllOf } from '../../evidence/data.ts';
import type { Kind, TypesOf } from '../../kinds/kind.ts';
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

/** The tables of what raters answered, of all kinds and all revisions. */
export type JudgedTables = AllOf<TypesOf[Kind]['judged']>;

/** A closed study's tables, all that the rule looks at beside its settings. Names of items, systems and raters agree. */
export type VerdictTables = BesideJudged & JudgedTables;

/** What says of which texts people judged. */
export type TextTables = Pick<VerdictTables, 'systems' | 'outputs'>;

/** What is there whatever raters were asked. */
interface BesideJudged {
  readonly items: readonly JudgedItem[];
  readonly systems: readonly JudgedSystem[];
  readonly outputs: readonly JudgedOutput[];
  readonly skips: readonly MissingBlock[];
  readonly measures: readonly MeasuredValue[];
  readonly raters: readonly JudgedRater[];
}
