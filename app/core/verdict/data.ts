import type { Turn } from '../studies/conversation.ts';
import type { MeaningScore } from '../measures/definition.ts';

/** A study's data as the analysis takes it: plain rows, no ids of the database. Names are unique in a study. */
export interface StudyData {
  readonly items: readonly ItemRow[];
  readonly systems: readonly SystemRow[];
  readonly outputs: readonly OutputRow[];
  readonly ratings: readonly RatingRow[];
  readonly preferences: readonly PreferenceRow[];
  readonly rankings: readonly RankingRow[];
  readonly highlights: readonly HighlightRow[];
  readonly raters: readonly RaterRow[];
  readonly repeats: readonly RepeatedRow[];
}

export interface ItemRow {
  readonly item: string;
  readonly segment: string | null;
  readonly language: string | null;
  readonly prompt: string;
  /** There where the item is a conversation; its last turn is the prompt. */
  readonly messages?: readonly Turn[];
  readonly references: readonly string[];
}

export interface SystemRow {
  readonly system: string;
  readonly role: 'baseline' | 'candidate' | 'control';
  /** The criterion that a control harms; null for the others. */
  readonly criterion: string | null;
  readonly provider: string;
  readonly sizeBytes: number | null;
  readonly tokensPerSecond: number | null;
  readonly peakMemoryBytes: number | null;
  /** Median and 95th percentile of the time that an output took, ms. */
  readonly latencyP50Ms: number | null;
  readonly latencyP95Ms: number | null;
  /** Median time until an output's first token, ms. */
  readonly firstTokenMs: number | null;
  /** Time that all outputs together took, with as many beside each other as were generated so, ms. */
  readonly generationMs: number | null;
  /** Identity of the tokenizer (hash of tokenizer.json), null when unknown: perplexities compare only within one. */
  readonly tokenizerHash: string | null;
}

export interface OutputRow {
  readonly item: string;
  readonly system: string;
  readonly text: string;
  readonly tokens: number | null;
  readonly latencyMs: number | null;
  readonly finishReason: string | null;
  /** Natural-log negative likelihood of the item's references given the prompt, summed; null when not scored. */
  readonly referenceNll: number | null;
  readonly referenceTokens: number | null;
  readonly referenceBytes: number | null;
  /** How much it means the same as the item's references; absent where no encoder compared them. */
  readonly bertScore?: MeaningScore;
}

/** One rating of one system's output on one criterion; a shared text gives a row for each of its systems. */
export interface RatingRow {
  readonly item: string;
  readonly system: string;
  readonly rater: string;
  readonly criterion: string;
  readonly value: number;
  /** Equal for the systems that share the rated text. */
  readonly sharedTextId: string;
}

/**
 * One comparison, a row for each two systems whose texts it showed; where the baseline's was among them it is `a`.
 * Identical texts give no row: they count as ties.
 */
export interface PreferenceRow {
  readonly item: string;
  readonly systemA: string;
  readonly systemB: string;
  readonly rater: string;
  readonly choice: 'a' | 'b' | 'tie';
  /** How much better the preferred text is; null where that was not asked, and for a tie. */
  readonly strength: 'much' | 'slightly' | null;
  /** The side on which system A was shown. */
  readonly sideA: 'left' | 'right';
}

/**
 * The place of one system's output in one rater's ranking of an item. Best and worst named alone are places as
 * well: the best before all others, the worst after them, the rest equal.
 */
export interface RankingRow {
  readonly item: string;
  readonly system: string;
  readonly rater: string;
  /** 1 = best; the same number for the same place, no number left out. */
  readonly rank: number;
  /** Where its text was shown, from 1. */
  readonly shownAt: number;
  /** Equal for the systems that share the text: they were ranked as one. */
  readonly sharedTextId: string;
}

/** A faulty span that a rater marked in an output; a shared text gives a row for each of its systems. */
export interface HighlightRow {
  readonly item: string;
  readonly system: string;
  readonly rater: string;
  /** Offsets into the text in Unicode code points, the end not included. */
  readonly start: number;
  readonly end: number;
  readonly severity: string;
  /** The criterion that it harms, where the rater said so. */
  readonly criterion: string | null;
  readonly comment: string | null;
}

/**
 * What a rater answered both times a task was shown: a rating, a preference by slot, or a whole order of texts. The
 * first answer alone counts for systems.
 */
export interface RepeatedRow {
  readonly rater: string;
  /** Null for a preference and an order. */
  readonly criterion: string | null;
  readonly first: string;
  readonly second: string;
}

export interface RaterRow {
  readonly rater: string;
  readonly group: string | null;
  readonly simulated: boolean;
  /** Median milliseconds that the rater was active on a task; null before the first judgment. */
  readonly medianActiveMs: number | null;
  /** Set aside by a lead with a reason; the rule's own exclusions are computed. */
  readonly excludedReason: string | null;
}
