import type { AnyTokenizer } from '../tokenizers/tokenize.ts';

export const BLEU_SMOOTHINGS = ['exp', 'floor', 'add-k', 'none'] as const;
export type BleuSmoothing = (typeof BLEU_SMOOTHINGS)[number];

/** How texts become statistics. */
export interface BleuCounting {
  /** Default `13a`. */
  readonly tokenizer?: AnyTokenizer;
  /** Default false. */
  readonly lowercase?: boolean;
  /** The longest n-gram counted, an integer ≥ 1; default 4. */
  readonly maxOrder?: number;
}

/** How statistics become a score. */
export interface BleuScoring {
  /** What stands in for orders without a match; default `exp` (NIST). Methods of Chen & Cherry 2014. */
  readonly smoothing?: BleuSmoothing;
  /** The value of `floor` (default 0.1) or `add-k` (default 1), ≥ 0; null takes the default. */
  readonly smoothingValue?: number | null;
  /** Leave out orders longer than the text; default false for a corpus, true for a sentence. */
  readonly effectiveOrder?: boolean;
}

export type BleuOptions = BleuCounting & BleuScoring;

export const DEFAULT_MAX_ORDER = 4;

const DEFAULT_VALUES: Record<BleuSmoothing, number | null> = {
  exp: null,
  floor: 0.1,
  'add-k': 1,
  none: null,
};

/** The smoothing value in force, null where the method has none. */
export function smoothingValueOf(smoothing: BleuSmoothing, value: number | null | undefined): number | null {
  const byDefault = DEFAULT_VALUES[smoothing];
  return byDefault === null ? null : (value ?? byDefault);
}
