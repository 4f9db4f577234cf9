import type { Item } from '#app/core/studies/items.ts';
import type { PreferenceLine, RatingLine } from './judgmentLine.ts';
import type { ReadLines } from './readRatings.ts';
import type { Ends } from './scaleOf.ts';

/** A file of judgments as it was read. */
export interface JudgmentFile<L> extends ReadLines<L> {
  /** How messages call it. */
  readonly name: string;
  readonly fileHash: string;
}

/** Judgments that were made elsewhere, and what was said of them. */
export interface JudgmentsToImport {
  readonly name: string;
  readonly ratings: JudgmentFile<RatingLine> | null;
  readonly preferences: JudgmentFile<PreferenceLine> | null;
  /** The items, where a file has them; null = they are made of the judgments' ids. */
  readonly items: readonly Item[] | null;
  /** Which system is the one that the others are compared with. */
  readonly baseline?: string | undefined;
  readonly scales?: ReadonlyMap<string, Ends> | undefined;
  /** What else is known of the study, by the fields of a configuration; systems and criteria of the files are put in. */
  readonly configuration?: Readonly<Record<string, unknown>> | undefined;
}

/** What an import found in its files. */
export interface FoundJudgments {
  readonly baseline: string;
  readonly candidates: readonly string[];
  readonly items: number;
  readonly raters: number;
  readonly ratings: number;
  readonly preferences: number;
  /** Cells without a value. */
  readonly missing: number;
  readonly criteria: readonly {
    readonly key: string;
    /** As the file calls it. */
    readonly name: string;
    readonly lowest: number;
    readonly highest: number;
    /** Whether somebody said so; else the values did. */
    readonly said: boolean;
  }[];
  /** Whether the texts that were judged are known. */
  readonly texts: boolean;
}
