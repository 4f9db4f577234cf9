import { AppError } from '#app/core/shared/errors.ts';
import type { BertScoreBaseline } from './bertScore.ts';

/**
 * The baseline of one layer in a file as bert-score keeps them: a header line, then for each layer its number and what
 * unrelated texts score in precision, recall and F1, separated by commas or tabs.
 *
 * @param name how messages call the file
 * @throws AppError invalid_input where the layer has no line, or its line no three numbers below 1
 */
export function parseBertScoreBaseline(text: string, layer: number, name: string): BertScoreBaseline {
  const rows = text
    .split(/\r?\n/)
    .map((line) => line.split(/[,\t]/).map((cell) => cell.trim()))
    .filter(([first]) => first !== undefined && first !== '');
  const row = rows.find(([first]) => Number(first) === layer);
  if (row === undefined) {
    const known = rows.flatMap(([first]) => (Number.isInteger(Number(first)) ? [first] : []));
    throw new AppError('no-baseline-of-layer', { name, layer, known: known.join(', ') });
  }
  const [precision, recall, f1] = row.slice(1).map((cell) => (cell === '' ? NaN : Number(cell)));
  const baseline = { precision: precision ?? NaN, recall: recall ?? NaN, f1: f1 ?? NaN };
  if (Object.values(baseline).every((value) => value > -Infinity && value < 1)) return baseline;
  throw new AppError('baseline-line-unreadable', { name, layer, line: row.join(',') });
}
