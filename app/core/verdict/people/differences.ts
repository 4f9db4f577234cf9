import { shownText } from '../../shared/shownText.ts';
import type { PreferenceRow, StudyData } from '../../evidence/data.ts';
import type { Difference } from '../../evidence/interval.ts';
import type { Judged } from '../../evidence/kindAnalysis.ts';
import { analyses } from '../analyses.ts';

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

/** Every comparison of two systems that raters made, of whatever kind of task, the baseline as system A. */
export function comparisonsOf(data: StudyData, baseline: string, candidate: string): PreferenceRow[] {
  return analyses.all.flatMap(({ comparisons }) => comparisons?.(data, baseline, candidate) ?? []);
}

/** The zeros of items on which both systems wrote the same text; see `preferenceDifferences`. */
export function identicalTies(data: StudyData, baseline: string, candidate: string): Difference[] {
  const compared = analyses.all.flatMap(({ comparisons, answers }) =>
    comparisons === null ? [] : answers(data),
  );
  const raters = [...new Set(compared.map((row) => row.rater))].sort();
  if (raters.length === 0) return [];
  const holders = holdersOf(analyses.all.flatMap(({ answers }) => answers(data)));
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

/** Items on which two systems' texts were judged as two, by tasks of whatever kind. */
function shownApart(data: StudyData, first: string, second: string): Set<string> {
  return new Set(analyses.all.flatMap(({ apart }) => apart(data, first, second)));
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
