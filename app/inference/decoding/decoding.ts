/** Why a text ended: an end token, a stop string, or the limit on its length or the model's context. */
export type FinishReason = 'eos' | 'stop' | 'length';

/** What was written for a prompt. */
export interface DecodedText {
  /** New tokens, the end token included. */
  readonly tokens: readonly number[];
  readonly finishReason: FinishReason;
  /** How often two choices were so close that rounding could turn them. */
  readonly nearTies: number;
}

/**
 * How the rows of one prompt go on: each takes over the row `parents` names (an index among this prompt's rows so
 * far) and reads the token beside it; or what was written, when it is finished.
 */
export type Advance =
  | { readonly finished: false; readonly parents: readonly number[]; readonly tokens: readonly number[] }
  | { readonly finished: true; readonly text: DecodedText };

/** The decoding of one prompt, in one row or in several. */
export interface Decoding {
  /**
   * Takes the scores of the next token of each of its rows: one row at first, later as many as the last advance
   * named. They are valid until it returns.
   * @throws AppError when the scores cannot be used
   */
  advance(scores: readonly Float32Array[]): Advance;
}

/** What decides where a text ends. */
export interface Ending {
  /** Why a text with these new tokens is finished; undefined while it isn't. */
  reasonOf(tokens: readonly number[]): FinishReason | undefined;
}

/** Two scores closer than this may change places when the same is computed in another batch. */
export const NEAR = 1e-4;
