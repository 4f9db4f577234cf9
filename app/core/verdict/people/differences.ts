import { shownText } from '../../shared/shownText.ts';
import type { PreferenceRow, RatingRow, StudyData } from '../data.ts';
import { rankedComparisons } from './rankings.ts';

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
 * Preferences as +1 (candidate), 0 (tie) and −1 (baseline), those that rankings contain among them (see
 * `rankedComparisons`).
 *
 * An item on which both texts are the same was never shown, and leaving it out would overstate any preference:
 * each rater who holds a block of that item, that is who judged anything of it, gives 0. Where nobody holds one
 * (a study of preferences alone asks nothing of such an item) as many raters as judge an item elsewhere give 0,
 * taken in turn, since their answer is known and only their number counts.
 */
export function preferenceDifferences(data: StudyData, baseline: string, candidate: string): Difference[] {
  const shown = comparisonsOf(data, baseline, candidate).map(({ item, rater, choice }) => ({
    item,
    rater,
    difference: choice === 'tie' ? 0 : choice === 'a' ? -1 : 1,
  }));
  return [...shown, ...identicalTies(data, baseline, candidate)];
}

/** Every comparison of two systems that raters made, in pairs or by ranking, the baseline as system A. */
export function comparisonsOf(
  { preferences, rankings }: Pick<StudyData, 'preferences' | 'rankings'>,
  baseline: string,
  candidate: string,
): PreferenceRow[] {
  const inPairs = preferences.flatMap((row): PreferenceRow[] => {
    if (row.systemA === baseline && row.systemB === candidate) return [row];
    return row.systemA === candidate && row.systemB === baseline ? [turned(row)] : [];
  });
  return [...inPairs, ...rankedComparisons(rankings, baseline, candidate)];
}

/** The same comparison with its systems the other way round. */
function turned(row: PreferenceRow): PreferenceRow {
  return {
    ...row,
    systemA: row.systemB,
    systemB: row.systemA,
    choice: row.choice === 'tie' ? 'tie' : row.choice === 'a' ? 'b' : 'a',
    sideA: row.sideA === 'left' ? 'right' : 'left',
  };
}

/** The zeros of items on which both systems wrote the same text; see `preferenceDifferences`. */
export function identicalTies(data: StudyData, baseline: string, candidate: string): Difference[] {
  const compared = [...data.preferences, ...data.rankings];
  const raters = [...new Set(compared.map((row) => row.rater))].sort();
  if (raters.length === 0) return [];
  const holders = holdersOf([...data.ratings, ...compared]);
  const perItem = Math.min(raters.length, usualHolders(compared));
  let turn = 0;
  return identicalItems(data, baseline, candidate).flatMap((item) => {
    const held = [...(holders.get(item) ?? [])];
    const ties =
      held.length > 0 ? held : Array.from({ length: perItem }, () => raters[turn++ % raters.length]!);
    return ties.map((rater) => ({ item, rater, difference: 0 }));
  });
}

/**
 * Items on which two systems wrote texts that look the same (see `shownText`), in the order of the items. Texts that
 * raters got as two count as two: earlier versions told texts apart by what nobody sees.
 */
export function identicalItems(data: StudyData, first: string, second: string): string[] {
  const texts = (system: string) =>
    new Map(data.outputs.flatMap((row) => (row.system === system ? [[row.item, row.text] as const] : [])));
  const one = texts(first);
  const other = texts(second);
  const apart = shownApart(data, first, second);
  return data.items.flatMap(({ item }) => {
    const [a, b] = [one.get(item), other.get(item)];
    if (a === undefined || b === undefined) return [];
    return a === b || (!apart.has(item) && shownText(a) === shownText(b)) ? [item] : [];
  });
}

/** Items on which two systems' texts were compared, or rated or ranked as two. */
function shownApart(
  { ratings, preferences, rankings }: StudyData,
  first: string,
  second: string,
): Set<string> {
  const idsOf = (system: string) =>
    new Map(
      [...ratings, ...rankings].flatMap((row) =>
        row.system === system ? [[row.item, row.sharedTextId] as const] : [],
      ),
    );
  const [one, other] = [idsOf(first), idsOf(second)];
  const apart = new Set([...one].flatMap(([item, id]) => ((other.get(item) ?? id) === id ? [] : [item])));
  for (const { item, systemA, systemB } of preferences) {
    if ([first, second].every((system) => system === systemA || system === systemB)) apart.add(item);
  }
  return apart;
}

function holdersOf(rows: readonly Judged[]): Map<string, Set<string>> {
  const holders = new Map<string, Set<string>>();
  for (const { item, rater } of rows) {
    const set = holders.get(item) ?? new Set();
    holders.set(item, set.add(rater));
  }
  return holders;
}

/** The median number of raters of a compared item, at least 1. */
function usualHolders(compared: readonly Judged[]): number {
  const counts = [...holdersOf(compared).values()].map((set) => set.size).sort((a, b) => a - b);
  return counts[Math.floor(counts.length / 2)] ?? 1;
}

interface Judged {
  readonly item: string;
  readonly rater: string;
}

function cell({ item, rater }: { item: string; rater: string }): string {
  return JSON.stringify([item, rater]);
}
