import type { PreferenceRow, RatingRow, StudyData } from '../data.ts';

/** What one rater found on one item: candidate − baseline, positive is better. */
export interface Difference {
  readonly item: string;
  readonly rater: string;
  readonly difference: number;
}

/**
 * Rating differences on one criterion, for every rater and item where both systems were rated by that rater, so
 * that a rater's severity cancels. A shared text has a row for each of its systems and so gives 0.
 */
export function ratingDifferences(
  ratings: readonly RatingRow[],
  criterion: string,
  baseline: string,
  candidate: string,
): Difference[] {
  const byBaseline = new Map<string, number>();
  for (const row of ratings) {
    if (row.criterion === criterion && row.system === baseline) byBaseline.set(cell(row), row.value);
  }
  return ratings.flatMap((row) => {
    if (row.criterion !== criterion || row.system !== candidate) return [];
    const other = byBaseline.get(cell(row));
    return other === undefined ? [] : [{ item: row.item, rater: row.rater, difference: row.value - other }];
  });
}

/**
 * Preferences as +1 (candidate), 0 (tie) and −1 (baseline).
 *
 * An item on which both texts are the same was never shown, and leaving it out would overstate any preference:
 * each rater who holds a block of that item, that is who judged anything of it, gives 0. Where nobody holds one
 * (a study of preferences alone asks nothing of such an item) as many raters as judge an item elsewhere give 0,
 * taken in turn, since their answer is known and only their number counts.
 */
export function preferenceDifferences(data: StudyData, baseline: string, candidate: string): Difference[] {
  const shown = data.preferences.flatMap((row) => {
    const sign = signFor(row, baseline, candidate);
    if (sign === null) return [];
    const difference = row.choice === 'tie' ? 0 : row.choice === 'a' ? sign : -sign;
    return [{ item: row.item, rater: row.rater, difference }];
  });
  return [...shown, ...identicalTies(data, baseline, candidate)];
}

/** The zeros of items on which both systems wrote the same text; see `preferenceDifferences`. */
export function identicalTies(data: StudyData, baseline: string, candidate: string): Difference[] {
  const raters = [...new Set(data.preferences.map((row) => row.rater))].sort();
  if (raters.length === 0) return [];
  const holders = holdersOf(data);
  const perItem = Math.min(raters.length, usualHolders(data));
  let turn = 0;
  return identicalItems(data, baseline, candidate).flatMap((item) => {
    const held = [...(holders.get(item) ?? [])];
    const ties =
      held.length > 0 ? held : Array.from({ length: perItem }, () => raters[turn++ % raters.length]!);
    return ties.map((rater) => ({ item, rater, difference: 0 }));
  });
}

/** Items on which two systems wrote the same text, in the order of the items. */
export function identicalItems(data: StudyData, first: string, second: string): string[] {
  const texts = (system: string) =>
    new Map(data.outputs.flatMap((row) => (row.system === system ? [[row.item, row.text] as const] : [])));
  const one = texts(first);
  const other = texts(second);
  return data.items.flatMap(({ item }) => (one.has(item) && one.get(item) === other.get(item) ? [item] : []));
}

/** +1 where slot a is the candidate, −1 where it is the baseline, null where the row compares others. */
function signFor(row: PreferenceRow, baseline: string, candidate: string): 1 | -1 | null {
  if (row.systemA === candidate && row.systemB === baseline) return 1;
  if (row.systemA === baseline && row.systemB === candidate) return -1;
  return null;
}

function holdersOf({ ratings, preferences }: StudyData): Map<string, Set<string>> {
  const holders = new Map<string, Set<string>>();
  for (const { item, rater } of [...ratings, ...preferences]) {
    const set = holders.get(item) ?? new Set();
    holders.set(item, set.add(rater));
  }
  return holders;
}

/** The median number of raters of a compared item, at least 1. */
function usualHolders({ preferences }: StudyData): number {
  const raters = new Map<string, Set<string>>();
  for (const { item, rater } of preferences) {
    const set = raters.get(item) ?? new Set();
    raters.set(item, set.add(rater));
  }
  const counts = [...raters.values()].map((set) => set.size).sort((a, b) => a - b);
  return counts[Math.floor(counts.length / 2)] ?? 1;
}

function cell({ item, rater }: { item: string; rater: string }): string {
  return JSON.stringify([item, rater]);
}
