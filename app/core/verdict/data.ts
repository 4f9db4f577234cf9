/** A study's data as the analysis takes it: plain rows, no ids of the database. Names are unique in a study. */
export interface StudyData {
  readonly items: readonly ItemRow[];
  readonly systems: readonly SystemRow[];
  readonly outputs: readonly OutputRow[];
  readonly ratings: readonly RatingRow[];
  readonly preferences: readonly PreferenceRow[];
  readonly raters: readonly RaterRow[];
}

export interface ItemRow {
  readonly item: string;
  readonly segment: string | null;
  readonly language: string | null;
  readonly prompt: string;
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

/** One comparison; `a` is the baseline's slot. Identical texts give no row: they count as ties. */
export interface PreferenceRow {
  readonly item: string;
  readonly systemA: string;
  readonly systemB: string;
  readonly rater: string;
  readonly choice: 'a' | 'b' | 'tie';
  /** The side on which system A was shown. */
  readonly sideA: 'left' | 'right';
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
