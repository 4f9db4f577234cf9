import type { DataCount } from '../../../evidence/types.ts';

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
