import type { z } from 'zod';
import type { BertScore } from './bertscore/bertScore.ts';
import type { TextCost } from './perplexity/logProbabilities.ts';
import type { Tokenizer } from './tokenizers/tokenize.ts';
import { isTurkic } from './tokenizers/unicode.ts';

/**
 * Everything that the program knows of one measure. `registry.ts` joins them; what lists measures (the form of a
 * study, voters and margins, the lines of a verdict, the report, the tables and their dictionary, the command
 * `compute` and docs/measures.md) is derived from there.
 */
export interface MeasureDefinition {
  /** Its row in docs/measures.md. */
  readonly docs: {
    readonly section: 'texts' | 'classification';
    /** What it is, in Markdown. */
    readonly what: string;
    readonly source: string;
    /** What its figures were compared with. */
    readonly checkedAgainst: string;
  };
  /** What a study may set; absent where there is nothing. */
  readonly settings?: z.ZodType<MeasureSettings>;
}

/** What a study has of one system's output of one item, as measures take it. */
export interface MeasuredOutput {
  readonly text: string;
  /** None where the item has no reference. */
  readonly references: readonly string[];
  /** What the references cost the model; null where they were not scored. */
  readonly cost: TextCost | null;
  /** What an encoder says of it; null where none compared it. */
  readonly meaning: MeaningScore | null;
  /** Its scores of custom measures by their names; absent where it has none. */
  readonly scores?: Readonly<Record<string, number>> | undefined;
}

/** BERTScore of one output, with its signature. */
export interface MeaningScore extends BertScore {
  readonly signature: string;
}

/** The tokenizers by which an item's texts are read. */
export interface ItemTokenizers {
  /** A BCP 47 tag, given or found; absent where tokenizers were not chosen by it. */
  readonly language?: string | undefined;
  /** Of n-grams with their punctuation: BLEU. */
  readonly tokens: Tokenizer;
  /** Of words alone: ROUGE. `default` is ROUGE's own (a–z and 0–9, stemmed). */
  readonly words: 'default' | Tokenizer;
}

/**
 * What a measure needs of an output, computed once: resampling adds up and never scores again. Measures that share
 * a scorer share its work.
 */
export interface Scorer<Statistics> {
  /** Null where the measure can't be computed on this output. */
  score(output: MeasuredOutput, tokenizers: ItemTokenizers, settings: MeasureSettings): Statistics | null;
}

/** What a study sets of a measure, by its own schema; what is absent is as its reference implementation has it. */
export type MeasureSettings = Readonly<Record<string, unknown>>;

/** How a difference candidate − baseline is taken; all are turned so that positive is better. */
export type Comparison =
  /** In the measure's own points; a share's are percentage points. */
  | 'points'
  /** As a share of the baseline. */
  | 'relative'
  /** The natural logarithm of the ratio. */
  | 'log-ratio';

/** How a measure may vote in a verdict. */
export interface Vote {
  readonly comparison: Comparison;
  /** The unit of its line of evidence: `BLEU` for points of BLEU, `relative`, `log ratio`. */
  readonly unit: string;
  /**
   * The loss that is accepted where a study names none; measures of one field share it. Without a field it holds as it
   * is.
   */
  readonly margin: { readonly field: MarginField | null; readonly accept: number; readonly limit: number };
}

/** The margins of measures, as fields of a study's margins. */
export const MARGIN_FIELDS = [
  'bleu',
  'rouge',
  'perplexity',
  'chrf',
  'ter',
  'meteor',
  'exactMatch',
  'tokenF1',
  'distinct',
] as const;
export type MarginField = (typeof MARGIN_FIELDS)[number];

/** A figure over the items of a corpus: on those at `indices` (all by default; an index may recur), or null. */
export type CorpusFigure = (indices?: ArrayLike<number>) => number | null;

/** One figure of a measure as a study shows it: ROUGE has several. */
export interface StudyMeasure<Statistics = unknown> {
  readonly scorer: Scorer<Statistics>;
  /** The measure whose settings it has, by its name in the registry. */
  readonly measure: string;
  /** Which of an item's tokenizers it reads words by; absent where none. */
  readonly reads?: 'tokens' | 'words';
  /** Whether a study chooses it; one that is not comes with what it is made of, or with `with`. */
  readonly chosen: boolean;
  /** The measure that it is shown beside. */
  readonly with?: string;
  /**
   * What it is made of: outputs and references, what references cost the model, an encoder's scores, or scores that
   * were computed elsewhere.
   */
  readonly madeOf: 'texts' | 'costs' | 'meanings' | 'scores';
  readonly higherIsBetter: boolean;
  /** Digits after the point that a page shows. */
  readonly digits: number;
  /** For the dictionary of the tables: what its values are, such as `0–100`; empty where the name says it. */
  readonly values: string;
  /** Null for one that is shown and never votes. */
  readonly vote: Vote | null;
  /** Whether its differences are set beside those of people. */
  readonly followed: boolean;
  /** The figure of one output alone; null where it is undefined. */
  itemFigure(statistics: Statistics): number | null;
  /** Whether that is computed, stored and exported for each output. */
  readonly perItem: boolean;
  /** The figure over items, prepared so that a resample is cheap. */
  corpusFigure(statistics: readonly Statistics[]): CorpusFigure;
  /**
   * Candidate − baseline of one item, positive is better; the difference of `itemFigure` where it is left out.
   */
  itemDifference?(baseline: Statistics, candidate: Statistics): number | null;
  /** How systems with different tokenizers are compared, where the figure itself does not compare. */
  readonly acrossTokenizers?: {
    /** The measure that is shown in its place. */
    readonly shownAs: string;
    /** Candidate − baseline in the unit of its vote, over the items of both lists. */
    difference(baseline: readonly Statistics[], candidate: readonly Statistics[]): CorpusFigure;
  };
  /** How the figure over these references was computed: all that must be equal for two to be comparable. */
  signature(references: readonly (readonly string[])[], how: SignatureContext): string;
}

export interface SignatureContext {
  /** Of the items that the figure is made of. */
  readonly tokenizers: readonly ItemTokenizers[];
  readonly settings: MeasureSettings;
  /** Whether the figure is that of one output alone. */
  readonly ofItem: boolean;
  /** The signature of a meaning score among those that the figure is made of. */
  readonly meaning?: string | undefined;
}

/** A measure with the name under which a study is configured, stores its figures and shows it. */
export interface NamedMeasure<Statistics = unknown> extends StudyMeasure<Statistics> {
  readonly name: string;
}

/** Ties a study's measure to the type of its statistics. */
export function defineStudyMeasure<Statistics>(measure: StudyMeasure<Statistics>): StudyMeasure {
  return measure as StudyMeasure;
}

/**
 * What a signature says of the tokenizers of several items: each once, in order; `unicode-tr` has the lower case of
 * Turkish.
 */
export function tokenizersIn({ tokenizers }: SignatureContext, reads: 'tokens' | 'words'): string {
  const names = tokenizers.map(({ language, [reads]: name }) =>
    name === 'unicode' && isTurkic(language) ? 'unicode-tr' : name,
  );
  return [...new Set(names)].sort().join('+');
}

/** The mean of one number an item. */
export function meanFigure(values: Float64Array): CorpusFigure {
  return (indices) => {
    const size = indices?.length ?? values.length;
    if (size === 0) return null;
    let sum = 0;
    for (let k = 0; k < size; k++) sum += values[indices === undefined ? k : indices[k]!]!;
    return sum / size;
  };
}
