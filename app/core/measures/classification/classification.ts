import { AppError } from '#app/core/shared/errors.ts';
import type { Label } from '#app/core/shared/labels.ts';
import { auc } from './auc.ts';
import { type ClassCounts, countClasses, labelsToReport } from './confusion.ts';
import { note, type Note } from '#app/core/shared/notes.ts';

export interface ClassificationOptions {
  /** How many times recall counts what precision does in Fβ; above 0, 1 where it is left out. */
  readonly beta?: number | undefined;
  /** The classes to report and to average over; those that occur, sorted, where they are left out. */
  readonly labels?: readonly Label[] | undefined;
}

/** Each 0–1, null where undefined. */
export interface ClassFigures {
  /** Of the items given the label, the share that is of the class; null where none was. */
  readonly precision: number | null;
  /** Of the items of the class, the share that was given the label; null where there is none. */
  readonly recall: number | null;
  readonly f1: number | null;
  readonly fBeta: number | null;
}

export interface ClassReport extends ClassFigures {
  /** Items of the class. */
  readonly support: number;
  /** One against the rest; with scores. */
  readonly auc?: number | null;
}

export interface Classification {
  /** The share of items given their true label; null without items. */
  readonly accuracy: number | null;
  /** By label. */
  readonly perClass: Record<string, ClassReport>;
  /** The mean over classes; null where a class has none. */
  readonly macro: ClassFigures;
  /** Of the counts summed over classes. */
  readonly micro: ClassFigures;
  /** With scores: of two classes the second one's, else the mean over classes, one against the rest. */
  readonly auc?: number | null;
  /** Why something is null. */
  readonly reason?: Note;
}

/**
 * How well labels were predicted: accuracy, precision, recall, F1 and Fβ, and from scores the area under the ROC
 * curve. As scikit-learn's precision_recall_fscore_support and roc_auc_score, but what divides by zero is null.
 *
 * @param scores per item one for each class, in the order of `labels`; or of two classes the second one's alone
 * @throws AppError invalid_input for lengths that differ or options out of range
 */
export function classification(
  truth: readonly Label[],
  predicted: readonly Label[],
  scores?: readonly (number | readonly number[])[],
  { beta = 1, labels: given }: ClassificationOptions = {},
): Classification {
  if (!(beta > 0 && beta < Infinity)) {
    throw new AppError('no-beta', { value: String(beta) });
  }
  const labels = labelsToReport(truth, predicted, given);
  const counts = countClasses(truth, predicted, labels);
  const figures = counts.map((count) => figuresOf(count, beta));
  const areas = scores === undefined ? undefined : areasOf(truth, labels, columnsOf(scores, labels, truth));
  const hits = truth.filter((label, i) => label === predicted[i]).length;
  const result = {
    accuracy: truth.length === 0 ? null : hits / truth.length,
    perClass: Object.fromEntries(
      counts.map(({ label, support }, c) => [
        String(label),
        { ...figures[c]!, support, ...(areas && { auc: areas[c]! }) },
      ]),
    ),
    macro: {
      precision: mean(figures.map(({ precision }) => precision)),
      recall: mean(figures.map(({ recall }) => recall)),
      f1: mean(figures.map(({ f1 }) => f1)),
      fBeta: mean(figures.map(({ fBeta }) => fBeta)),
    },
    micro: figuresOf(summed(counts), beta),
    ...(areas && { auc: labels.length === 2 ? areas[1]! : mean(areas) }),
  };
  return hasNull(result) ? { ...result, reason: REASON } : result;
}

const REASON = note('class-figures-undefined');

function figuresOf({ hits, predicted, support }: Omit<ClassCounts, 'label'>, beta: number): ClassFigures {
  // (1 + β²)·hits / (β²·support + predicted), without squaring what may not be squared.
  const share = 1 / (1 + beta * beta);
  const weighted = share * predicted + (1 - share) * support;
  return {
    precision: predicted === 0 ? null : hits / predicted,
    recall: support === 0 ? null : hits / support,
    f1: predicted + support === 0 ? null : (2 * hits) / (predicted + support),
    fBeta: predicted + support === 0 ? null : hits === 0 ? 0 : hits / weighted,
  };
}

function summed(counts: readonly ClassCounts[]): Omit<ClassCounts, 'label'> {
  const sum = (key: 'hits' | 'predicted' | 'support') => counts.reduce((all, count) => all + count[key], 0);
  return { hits: sum('hits'), predicted: sum('predicted'), support: sum('support') };
}

function mean(values: readonly (number | null)[]): number | null {
  if (values.length === 0) return null;
  let sum = 0;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  return sum / values.length;
}

/** The scores of each class, item by item. */
function columnsOf(
  scores: readonly (number | readonly number[])[],
  labels: readonly Label[],
  truth: readonly Label[],
): number[][] {
  if (scores.length !== truth.length) {
    throw new AppError('scores-for-items', { scores: scores.length, items: truth.length });
  }
  const rows = scores.map((row, i) => {
    // Of two classes the score of the second is enough: the first one's order is the opposite.
    const full = typeof row !== 'number' ? row : labels.length === 2 ? [-row, row] : null;
    if (full?.length === labels.length && full.every(Number.isFinite)) return full;
    throw new AppError('scores-of-classes', {
      place: `scores[${i}]`,
      classes: labels.length,
      names: labels.slice(0, 10).join(', '),
    });
  });
  return labels.map((_, c) => rows.map((row) => row[c]!));
}

function areasOf(truth: readonly Label[], labels: readonly Label[], columns: readonly number[][]) {
  return labels.map((label, c) =>
    auc(
      truth.map((is) => is === label),
      columns[c]!,
    ),
  );
}

function hasNull(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === null;
  return Object.values(value).some(hasNull);
}
