import { AppError } from '#app/core/shared/errors.ts';
import { type Label, requireOneKind, sortLabels } from '#app/core/shared/labels.ts';

/** What was counted of one class. */
export interface ClassCounts {
  readonly label: Label;
  /** Items of the class that were found. */
  readonly hits: number;
  /** Items that were given this label. */
  readonly predicted: number;
  /** Items of the class. */
  readonly support: number;
}

/**
 * The labels to report: those given, else those that occur, sorted. Answers are keyed by the labels' texts.
 *
 * @throws AppError invalid_input where one is there twice, or some are numbers and some texts
 */
export function labelsToReport(
  truth: readonly Label[],
  predicted: readonly Label[],
  labels?: readonly Label[],
): readonly Label[] {
  const all = new Set(truth);
  for (const label of predicted) all.add(label);
  requireOneKind([...all, ...(labels ?? [])], 'class');
  const reported = labels ?? sortLabels(all);
  const keys = new Map<string, Label>();
  for (const label of reported) {
    const key = String(label);
    if (keys.has(key)) {
      throw new AppError('label-twice', { label: key });
    }
    keys.set(key, label);
  }
  return reported;
}

/** @throws AppError invalid_input where `truth` and `predicted` differ in length */
export function countClasses(
  truth: readonly Label[],
  predicted: readonly Label[],
  labels: readonly Label[],
): ClassCounts[] {
  if (truth.length !== predicted.length) {
    throw new AppError('labels-differ', { truth: truth.length, predicted: predicted.length });
  }
  const index = new Map(labels.map((label, c) => [label, c]));
  const counts = labels.map((label) => ({ label, hits: 0, predicted: 0, support: 0 }));
  truth.forEach((label, i) => {
    const of = counts[index.get(label) ?? -1];
    if (of !== undefined) of.support++;
    const as = counts[index.get(predicted[i]!) ?? -1];
    if (as !== undefined) as.predicted++;
    if (of !== undefined && of === as) of.hits++;
  });
  return counts;
}
