import type { AnyTokenizer } from '../tokenizers/tokenize.ts';

export interface ChrfOptions {
  /** Texts are first parted into these tokens, with a blank between; as they are where it is left out. */
  readonly tokenizer?: AnyTokenizer | undefined;
  /** The longest n-gram of characters, default 6. */
  readonly charOrder?: number;
  /** The longest n-gram of words, default 0; 2 makes it chrF++. */
  readonly wordOrder?: number;
  /** How much more recall weighs than precision, default 2. */
  readonly beta?: number;
  /** Default false. */
  readonly lowercase?: boolean;
  /** Whether white space counts as characters, default false. */
  readonly whitespace?: boolean;
  /** A tiny value for orders without n-grams (as chrF++.py) where the default leaves them out. */
  readonly epsSmoothing?: boolean;
}
