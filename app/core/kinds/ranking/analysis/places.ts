import type { PreferenceRow, RankingRow, StudyData } from '../../../evidence/data.ts';
import { controlNames } from '../../../evidence/orderedSystems.ts';
import type { RankingForm } from '../options.ts';

/** What one rater made of one item: the places of all its texts. */
export interface RankedItem {
  readonly item: string;
  readonly rater: string;
  readonly places: readonly RankingRow[];
}

/** Rankings with the places of each together. */
export function rankedItems(rankings: readonly RankingRow[]): RankedItem[] {
  const ranked = new Map<string, { item: string; rater: string; places: RankingRow[] }>();
  for (const row of rankings) {
    const key = JSON.stringify([row.item, row.rater]);
    const entry = ranked.get(key) ?? { item: row.item, rater: row.rater, places: [] };
    entry.places.push(row);
    ranked.set(key, entry);
  }
  return [...ranked.values()];
}

/**
 * Rankings as comparisons of two systems: the better place wins, the same place is a tie. Systems that share a text
 * were not compared and give no row, as with pairs that are not shown. `sideA` is `left` where system A was shown
 * before system B.
 */
export function rankedComparisons(
  rankings: readonly RankingRow[],
  systemA: string,
  systemB: string,
): PreferenceRow[] {
  const ofB = new Map(
    rankings.flatMap((row) => (row.system === systemB ? [[cellOf(row), row] as const] : [])),
  );
  return rankings.flatMap((a): PreferenceRow[] => {
    const b = a.system === systemA ? ofB.get(cellOf(a)) : undefined;
    if (b === undefined || a.sharedTextId === b.sharedTextId) return [];
    return [
      {
        item: a.item,
        rater: a.rater,
        systemA,
        systemB,
        choice: a.rank === b.rank ? 'tie' : a.rank < b.rank ? 'a' : 'b',
        strength: null,
        sideA: a.shownAt < b.shownAt ? 'left' : 'right',
      },
    ];
  });
}

function cellOf({ item, rater }: { readonly item: string; readonly rater: string }): string {
  return JSON.stringify([item, rater]);
}

/**
 * The places of systems under test: where a control was ranked beside them they move up, so that none is missing. Of the
 * best and the worst nothing is left to tell once the worst is taken away; such rankings are left out.
 */
export function systemsRanked(
  { rankings, systems }: Pick<StudyData, 'rankings' | 'systems'>,
  form: RankingForm,
): RankingRow[] {
  const controls = controlNames(systems);
  if (!rankings.some(({ system }) => controls.has(system))) return [...rankings];
  return rankedItems(rankings).flatMap(({ places }) => {
    const own = places.filter(({ system }) => !controls.has(system));
    if (own.length === places.length) return own;
    if (form === 'best-worst') return [];
    const ranks = [...new Set(own.map(({ rank }) => rank))].sort((a, b) => a - b);
    return own.map((row) => ({ ...row, rank: ranks.indexOf(row.rank) + 1 }));
  });
}
