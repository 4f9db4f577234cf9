import type { Note } from '../../../shared/notes.ts';
import type { LocalizedText } from '../../../studies/criteria.ts';
import type { DataCount } from '../../../evidence/types.ts';
import type { Severity } from '../highlights.ts';

/** Ratings of one system on one criterion, by included raters. */
export interface RatingSummary {
  readonly system: string;
  readonly criterion: string;
  /** counts[i] = ratings with the value i + 1. */
  readonly counts: readonly number[];
  /** Where each count begins, where that isn't 1, 2 …: on scales of judgments made elsewhere. */
  readonly points?: readonly number[];
  readonly mean: number | null;
  /** Interval of the mean over items and raters. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly level: number;
  readonly n: DataCount;
}

/** Faulty spans of one severity that raters marked in a system's outputs. */
export interface FaultSummary {
  readonly system: string;
  readonly severity: 'minor' | 'major' | 'critical';
  readonly spans: number;
  /** Spans of this severity a judgment of a text. */
  readonly perText: number;
  readonly judgments: number;
  /** Share of the judgments that marked nothing, of whatever severity. */
  readonly unmarked: number;
}

/** An estimate with its interval; null where there is none. */
export interface PenaltyEstimate {
  readonly estimate: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Points that marked faults take off, in the manner of MQM: they describe and decide nothing. */
export interface PenaltySummary {
  /** Points by severity, of those asked for, the least first. */
  readonly weights: readonly { readonly severity: Severity; readonly points: number }[];
  /** Whether the study fixed them; else they are the usual ones. */
  readonly fixed: boolean;
  /** Kinds of faults with the weights of their own that they have. */
  readonly categories: readonly {
    readonly key: string;
    readonly label: LocalizedText;
    readonly weights: readonly { readonly severity: Severity; readonly points: number }[];
  }[];
  /** What a text's length is told in: `characters` where most of it is of scripts without spaces; null = not known. */
  readonly unit: 'words' | 'characters' | null;
  readonly level: number;
  /** The baseline first, controls last. */
  readonly systems: readonly SystemPenalty[];
  /** The baseline's points less the candidate's, by the same rater on the same item: above 0 the candidate is better. */
  readonly differences: readonly PenaltyDifference[];
  /** How far raters of the same text agree on its points; null where nobody read what another did. */
  readonly agreement: PenaltyAgreement | null;
}

export interface SystemPenalty {
  readonly system: string;
  /** Points that a text loses, on average over its judgments. */
  readonly perText: PenaltyEstimate;
  /** All points over all words (or characters) that were judged, for 100 of them; null where lengths aren't known. */
  readonly perHundred: PenaltyEstimate | null;
  /** Points that a text loses by each kind of fault, on average; null = the rater named none. Empty without kinds. */
  readonly byCategory: readonly {
    readonly category: string | null;
    readonly spans: number;
    readonly perText: number;
  }[];
  readonly n: DataCount;
}

export interface PenaltyDifference {
  readonly system: string;
  readonly perText: PenaltyEstimate;
  readonly perHundred: PenaltyEstimate | null;
  readonly n: DataCount;
}

/** Krippendorff's α of points of a text, at the interval level. */
export interface PenaltyAgreement {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Texts that two raters or more read, and how many raters did. */
  readonly units: number;
  readonly raters: number;
  readonly note: Note | null;
}
