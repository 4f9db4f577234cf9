/** Settings with everything decided. */
export interface GenerationSettings {
  readonly maxNewTokens: number | undefined;
  readonly maxLength: number | undefined;
  readonly minNewTokens: number;
  readonly minLength: number;
  /** How tokens are drawn; undefined where the likeliest is taken. */
  readonly sampling: Sampling | undefined;
  readonly numBeams: number;
  readonly lengthPenalty: number;
  readonly earlyStopping: boolean | 'never';
  readonly repetitionPenalty: number;
  readonly noRepeatNgramSize: number;
  readonly badWordsIds: readonly (readonly number[])[];
  readonly suppressTokens: readonly number[];
  readonly beginSuppressTokens: readonly number[];
  readonly stopStrings: readonly string[];
  readonly eosTokenId: readonly number[];
  readonly decoderStartTokenId: number | undefined;
  readonly forcedBosTokenId: number | undefined;
  readonly forcedEosTokenId: readonly number[];
  readonly truncation: 'left' | 'right' | 'refuse';
  readonly chatTemplate: boolean | 'auto';
  readonly allowBatchEffects: boolean;
}

export interface Sampling {
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
  readonly minP: number;
  readonly seed: number;
}
