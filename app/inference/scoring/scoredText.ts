import type { Said } from '#app/core/shared/reasons/reason.ts';
import type { ChatMessage } from '../models/chatTemplate.ts';

/** A text to score, given what stands before it, or what it answers. */
export interface TextToScore {
  readonly prompt?: string | undefined;
  /** Instead of a prompt: a conversation, which is written by the model's chat template. */
  readonly messages?: readonly ChatMessage[] | undefined;
  readonly text: string;
}

/** How likely a model finds a text. */
export interface ScoredText {
  /** Ids of the tokens scored. */
  readonly tokens: number[];
  /** Natural-log probability of each of them given all before it, ≤ 0. */
  readonly tokenLogProbabilities: number[];
  /** Why it could not be scored; there are no tokens then. */
  readonly error?: Said | undefined;
}

export interface ScoreOptions {
  /** Bytes that logits and caches may take; see `defaultMemoryBudget`. */
  readonly memoryBudgetBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}
