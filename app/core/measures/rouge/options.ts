import { AppError } from '#app/core/shared/errors.ts';
import type { Tokenizer } from '../tokenizers/tokenize.ts';

export type RougeType = `rouge${number}` | 'rougeL' | 'rougeLsum' | 'rougeS' | 'rougeSU';

export interface RougeOptions {
  /** Default rouge1, rouge2 and rougeL. */
  readonly types?: readonly RougeType[];
  /** Stem words of more than three letters; default true. Only the default tokenizer is stemmed. */
  readonly stemmer?: boolean;
  /**
   * `default`: lower-cased runs of a–z and 0–9, as the reference implementation; it sees no Chinese. `unicode`:
   * lower-cased words of any script. Neither that nor any other is stemmed; the others keep case.
   */
  readonly tokenizer?: 'default' | Tokenizer;
  /** A BCP 47 tag, for the lower case of `unicode`. */
  readonly language?: string | undefined;
  /**
   * For rougeLsum: whether sentences are found in the text; by default each line is one.
   */
  readonly splitSummaries?: boolean;
  /** For rougeS and rougeSU: the most words between the two of a pair; null (default) is no limit. */
  readonly maxSkip?: number | null;
}

/** One type's score, each 0–1. */
export interface RougeScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export const DEFAULT_ROUGE_TYPES: readonly RougeType[] = ['rouge1', 'rouge2', 'rougeL'];

/** Whether `name` is a type: rouge1 … rouge9, rougeL, rougeLsum, rougeS, rougeSU. */
export function isRougeType(name: string): name is RougeType {
  return /^rouge(?:[1-9]|L|Lsum|S|SU)$/.test(name);
}

/** The n of rougeN, null for the other types. @throws AppError invalid_input for an unknown type */
export function rougeOrder(type: RougeType): number | null {
  if (!isRougeType(type)) {
    throw new AppError('no-rouge-type', { given: String(type) });
  }
  const order = Number(type.slice(5));
  return Number.isNaN(order) ? null : order;
}

/** Precision, recall and F1 of `matches` out of what the hypothesis and the reference have; 0 for nothing. */
export function rougeScore(matches: number, inHypothesis: number, inReference: number): RougeScore {
  const precision = matches / Math.max(inHypothesis, 1);
  const recall = matches / Math.max(inReference, 1);
  const sum = precision + recall;
  return { precision, recall, f1: sum > 0 ? (2 * precision * recall) / sum : 0 };
}
