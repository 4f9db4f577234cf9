import { bleuOfStatistics } from '../../measures/bleu/bleu.ts';
import { bitsPerByte, perplexity, sumTextCosts } from '../../measures/logProbabilities.ts';
import type { MeasureName } from '../../studies/configuration.ts';
import type { SystemScores } from './itemScores.ts';

/** A measure over the items of a corpus, prepared so that a resample of them is cheap. */
export interface CorpusMeasure {
  /** The items that it covers, in the order of the indices. */
  readonly items: readonly string[];
  /** The figure on the items at these indices (all by default; an index may recur); null where undefined. */
  valueOf(indices?: ArrayLike<number>): number | null;
}

/** The figures of BERTScore by the measures' names; `bertscore` is F1. */
export const BERTSCORE_FIGURES = {
  bertscore: 'f1',
  bertscorePrecision: 'precision',
  bertscoreRecall: 'recall',
} as const;
export type BertScoreName = keyof typeof BERTSCORE_FIGURES;

/** The measures as the report names them: perplexity stands as bits per byte across tokenizers. */
export type CorpusMeasureName = MeasureName | 'bitsPerByte' | BertScoreName;

/** Whether a measure is made of what an encoder says of its outputs. */
export function isOfMeanings(name: CorpusMeasureName): name is BertScoreName {
  return Object.hasOwn(BERTSCORE_FIGURES, name);
}

/** Whether a measure is made of what references cost the model, rather than of its outputs. */
export function isOfCosts(name: CorpusMeasureName): name is 'perplexity' | 'bitsPerByte' {
  return name === 'perplexity' || name === 'bitsPerByte';
}

/** The items of `order` that a measure can be computed on for all these systems. */
export function coveredItems(
  name: CorpusMeasureName,
  systems: readonly SystemScores[],
  order: readonly string[],
): string[] {
  return order.filter((item) =>
    systems.every(({ texts, costs, meanings }) =>
      isOfMeanings(name)
        ? typeof meanings.get(item)?.[BERTSCORE_FIGURES[name]] === 'number'
        : (isOfCosts(name) ? costs : texts).has(item),
    ),
  );
}

/** A measure of one system over `items`, each of which it must cover (see `coveredItems`). */
export function corpusMeasure(
  name: CorpusMeasureName,
  scores: SystemScores,
  items: readonly string[],
): CorpusMeasure {
  if (isOfCosts(name)) {
    const costs = items.map((item) => scores.costs.get(item)!);
    const figure = name === 'perplexity' ? perplexity : bitsPerByte;
    return { items, valueOf: (indices) => figure(sumTextCosts(costs, indices)) };
  }
  if (name === 'bleu') {
    const statistics = items.map((item) => scores.texts.get(item)!.bleu);
    return {
      items,
      valueOf: (indices) => (items.length === 0 ? null : bleuOfStatistics(statistics, {}, indices).score),
    };
  }
  const figures = Float64Array.from(items, (item) =>
    isOfMeanings(name) ? scores.meanings.get(item)![BERTSCORE_FIGURES[name]]! : scores.texts.get(item)![name],
  );
  return { items, valueOf: (indices) => meanAt(figures, indices) };
}

function meanAt(values: Float64Array, indices?: ArrayLike<number>): number | null {
  const size = indices?.length ?? values.length;
  if (size === 0) return null;
  let sum = 0;
  for (let k = 0; k < size; k++) sum += values[indices === undefined ? k : indices[k]!]!;
  return sum / size;
}
