import { bootstrap } from '../../statistics/bootstrap.ts';
import { percentileInterval } from '../../statistics/percentileInterval.ts';
import { bradleyTerry } from '../../statistics/preferences/bradleyTerry.ts';
import type { Note } from '../../shared/notes.ts';
import type { StudyConfiguration } from '../../studies/configuration.ts';
import type { StudyData } from '../../evidence/data.ts';
import { comparisonsOf, preferenceDifferences } from '../../verdict/people/differences.ts';
import type { PreferenceModelSummary } from '../report.ts';
import { DESCRIPTIVE_LEVEL } from '../../evidence/level.ts';

/** Below three systems the model says no more than wins, ties and losses do. */
const FEWEST_SYSTEMS = 3;
/** Share of the resamples that may be without an estimate before there is no interval. */
const MOST_UNDEFINED = 0.05;

/** How often i beat j, j beat i, and they tied, on one item or on many. */
interface PairCounts {
  readonly i: number;
  readonly j: number;
  readonly byItem: ReadonlyMap<string, readonly [winsOfI: number, winsOfJ: number, ties: number]>;
}

/**
 * Davidson's model over all systems: one strength each, from every comparison that raters made, in pairs or by
 * ranking, identical texts as ties. Given as the share of the decided comparisons with the baseline that a system
 * would win. Intervals resample items with all their comparisons, because those of one item are alike.
 */
export function preferenceModelSection(
  data: StudyData,
  { seed, resamples }: StudyConfiguration,
  systems: readonly string[],
): PreferenceModelSummary | null {
  if (systems.length < FEWEST_SYSTEMS) return null;
  const pairs = pairCounts(data, systems);
  const items = [...new Set(pairs.flatMap(({ byItem }) => [...byItem.keys()]))];
  if (items.length === 0) return null;
  const found = modelOn(systems.length, pairs, items);
  const options = { samples: resamples, seed: `${seed}/report/preference-model` };
  const drawn: (Model | null)[] = [];
  if (found.shares !== null) {
    bootstrap(items.length, options, (indices) => {
      const model = modelOn(
        systems.length,
        pairs,
        Array.from(indices, (index) => items[index]!),
      );
      drawn.push(model.shares === null ? null : model);
      return null;
    });
  }
  const defined = drawn.filter((model) => model !== null);
  const interval = (valueOf: (model: Model) => number | null) =>
    drawn.length === 0 || defined.length < (1 - MOST_UNDEFINED) * drawn.length
      ? null
      : percentileInterval(defined.map(valueOf), DESCRIPTIVE_LEVEL);
  const [tieLower, tieUpper] = interval(({ tie }) => tie) ?? [null, null];
  return {
    systems: systems.map((system, index) => {
      const [lower, upper] =
        index === 0 ? [null, null] : (interval(({ shares }) => shares![index]!) ?? [null, null]);
      return { system, share: found.shares?.[index] ?? null, lower, upper };
    }),
    tie: found.tie,
    tieLower,
    tieUpper,
    level: DESCRIPTIVE_LEVEL,
    comparisons: pairs.reduce(
      (sum, { byItem }) => sum + [...byItem.values()].reduce((own, [a, b, t]) => own + a + b + t, 0),
      0,
    ),
    items: items.length,
    note: found.reason,
  };
}

interface Model {
  /** π / (π + π of the first system), for each system; null where there is no estimate. */
  readonly shares: readonly number[] | null;
  /** The share of ties between two systems of equal strength: ν / (2 + ν). */
  readonly tie: number | null;
  readonly reason: Note | null;
}

function modelOn(systems: number, pairs: readonly PairCounts[], items: readonly string[]): Model {
  const table = () => Array.from({ length: systems }, () => new Array<number>(systems).fill(0));
  const [wins, ties] = [table(), table()];
  for (const { i, j, byItem } of pairs) {
    for (const item of items) {
      const counts = byItem.get(item);
      if (counts === undefined) continue;
      wins[i]![j]! += counts[0];
      wins[j]![i]! += counts[1];
      ties[i]![j]! += counts[2];
      ties[j]![i]! += counts[2];
    }
  }
  const { logStrengths, tieParameter = null, reason } = bradleyTerry(wins, ties, { model: 'davidson' });
  if (logStrengths === null) return { shares: null, tie: null, reason: reason ?? null };
  return {
    shares: logStrengths.map((strength) => 1 / (1 + Math.exp(logStrengths[0]! - strength))),
    tie: tieParameter === null ? null : tieParameter / (2 + tieParameter),
    reason: null,
  };
}

/** The comparisons of each pair of systems that was compared at all. */
function pairCounts(data: StudyData, systems: readonly string[]): PairCounts[] {
  return systems.flatMap((one, i) =>
    systems.slice(i + 1).flatMap((other, offset): PairCounts[] => {
      if (comparisonsOf(data, one, other).length === 0) return [];
      const byItem = new Map<string, [number, number, number]>();
      for (const { item, difference } of preferenceDifferences(data, one, other)) {
        const counts = byItem.get(item) ?? [0, 0, 0];
        counts[difference < 0 ? 0 : difference > 0 ? 1 : 2] += 1;
        byItem.set(item, counts);
      }
      return [{ i, j: i + 1 + offset, byItem }];
    }),
  );
}
