import { ratings, segments } from './data.ts';

/** One measure on one set of data, as `evenhand compute` and the reference are asked for it. */
export interface Task {
  readonly title: string;
  /** The function of reference.py. */
  readonly reference: string;
  /** At least so many times as fast as the reference. */
  readonly aim: number;
  readonly request: () => object;
  /** The figure of an answer that the reference gives too. */
  readonly figure: (value: never) => number;
}

const corpusScore = (value: { score: number }) => value.score;
const alphaOf = (value: { alpha: number }) => value.alpha;

function alphaTask(title: string, units: number, raters: number, values: number, aim: number): Task {
  const data = () => ratings(title, raters, units, values);
  const request = () => ({ measure: 'krippendorff_alpha', data: data(), options: { level: 'ordinal' } });
  return { title, reference: 'alpha', aim, request, figure: alphaOf };
}

export const TASKS: readonly Task[] = [
  {
    title: 'BLEU, corpus of 100,000 pairs',
    reference: 'bleu',
    aim: 3,
    request: () => ({ measure: 'bleu', data: segments('bleu', 100_000, [8, 32]) }),
    figure: corpusScore,
  },
  {
    title: 'BLEU, 20,000 sentences',
    reference: 'sentence bleu',
    aim: 3,
    request: () => ({
      measure: 'bleu',
      data: segments('sentences', 20_000, [8, 32]),
      options: { level: 'sentence' },
    }),
    figure: ({ scores }: { scores: { score: number }[] }) =>
      scores.reduce((sum, { score }) => sum + score, 0) / scores.length,
  },
  {
    title: 'chrF, 5,000 pairs',
    reference: 'chrf',
    aim: 3,
    request: () => ({ measure: 'chrf', data: segments('chrf', 5000, [8, 32]) }),
    figure: corpusScore,
  },
  {
    title: 'TER, 1,000 pairs',
    reference: 'ter',
    aim: 3,
    request: () => ({ measure: 'ter', data: segments('ter', 1000, [8, 40]) }),
    figure: corpusScore,
  },
  {
    title: 'ROUGE-1/2/L with stemmer, 100 summaries of 400 words',
    reference: 'rouge',
    aim: 3,
    request: () => ({ measure: 'rouge', data: segments('rouge', 100, [350, 450]) }),
    figure: ({ mean }: { mean: { rougeL: { f1: number } } }) => mean.rougeL.f1,
  },
  alphaTask('α, 10,000 units × 50 raters, 101 values', 10_000, 50, 101, 3),
  alphaTask('α, 10,000 units × 50 raters, 5 values', 10_000, 50, 5, 1),
  {
    title: 'α with 1,000 resamples, 2,000 units × 10 raters, 5 values',
    reference: 'bootstrap alpha',
    aim: 10,
    request: () => ({
      measure: 'krippendorff_alpha',
      data: ratings('bootstrap', 10, 2000, 5),
      options: { level: 'ordinal', bootstrap: { samples: 1000, seed: 1 } },
    }),
    figure: alphaOf,
  },
];
