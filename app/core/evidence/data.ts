import type { Dose } from '../studies/dose.ts';
import type { Turn } from '../studies/conversation.ts';
import type { Kind, TypesOf } from '../kinds/kind.ts';
import type { MeaningScore } from '../measures/definition.ts';

export type { HighlightRow, RatingRow } from '../kinds/likert/rows.ts';
export type { PreferenceRow } from '../kinds/pairwise/rows.ts';
export type { RankingRow } from '../kinds/ranking/rows.ts';

/**
 * A study's data as the analysis takes it: plain rows, no ids of the database. Names are unique in a study. Each kind of
 * task has tables of its own besides.
 */
export type StudyData = BaseData & AnsweredData;

/** The tables of all kinds. */
export type AnsweredData = AllOf<TypesOf[Kind]['data']>;

/** All members of a union together. */
export type AllOf<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer I) => void
  ? I
  : never;

/** What is there whatever raters were asked. */
export interface BaseData {
  readonly items: readonly ItemRow[];
  readonly systems: readonly SystemRow[];
  readonly outputs: readonly OutputRow[];
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
  /** Of a control that isn't a gross one. */
  readonly dose?: Exclude<Dose, 'gross'>;
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
  /** Its scores of the study's custom measures by their names; absent where it has none. */
  readonly scores?: Readonly<Record<string, number>>;
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
