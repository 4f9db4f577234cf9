import { AppError } from './errors.ts';

/** What a rating, category or class may be called by. */
export type Label = number | string;

const NUMERIC = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i;

/** Whether a text is a number, as spreadsheets and JSON write it. */
export function isNumericText(text: string): boolean {
  return NUMERIC.test(text) && Number.isFinite(Number(text));
}

/**
 * Labels in order: numbers ascending, texts by code unit, and texts that are all numbers as those numbers ("9"
 * before "10").
 */
export function sortLabels(labels: Iterable<Label>): Label[] {
  const all = [...labels];
  const numeric = all.every((label) => typeof label === 'string' && isNumericText(label));
  return all.sort((a, b) => {
    if (numeric && Number(a) !== Number(b)) return Number(a) - Number(b);
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
    return a < b ? -1 : a > b ? 1 : 0;
  });
}

/**
 * Refuses labels of which some are numbers and some texts: 1 and "1" would be two, which nobody means.
 * @param what how a message calls one of them: "rating", "class"
 * @throws AppError invalid_input
 */
export function requireOneKind(labels: Iterable<Label>, what: string): void {
  let number: number | undefined;
  let text: string | undefined;
  for (const label of labels) {
    if (typeof label === 'number') number ??= label;
    else text ??= label;
    if (number === undefined || text === undefined) continue;
    throw new AppError('labels-of-two-types', { what, number, text: JSON.stringify(text) });
  }
}
