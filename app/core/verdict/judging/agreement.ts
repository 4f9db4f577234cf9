import { entryOf } from '../../shared/entryOf.ts';
import type { DescribedAgreement as RuleAgreement } from '../../evidence/retention.ts';
import { gwetAcOfRecords } from '../../agreement/gwetAc.ts';
import { alphaOfRecords } from '../../agreement/krippendorffAlpha.ts';
import type { RatingRecord } from '../../agreement/ratingTable.ts';
import { meanReliability } from '../../agreement/meanReliability.ts';
import type { GateSettings } from '../../studies/ruleSettings.ts';
import type { Counted } from './counted.ts';
import { placeOf } from './differences.ts';
import type { Includes } from './included.ts';
import type { JudgedOutput } from './tables.ts';

export type { DescribedAgreement as RuleAgreement } from '../../evidence/retention.ts';

/** The agreement on one criterion, with these points on its scale, of those who count. A text that systems share is one. */
export function agreementOn(
  { name, points }: { readonly name: string; readonly points: readonly number[] | 'continuous' },
  { readings, raters, items }: Counted,
  outputs: readonly JudgedOutput[],
  systems: ReadonlySet<string>,
  includes: Includes,
  floors: Pick<GateSettings, 'alpha' | 'ac2' | 'reliability'>,
  resampling: { readonly level: number; readonly samples: number; readonly seed: string },
): RuleAgreement {
  const unitOf = unitNumbers(outputs);
  const records: (RatingRecord & { readonly unit: number; readonly value: number })[] = [];
  const seen = new Set<number>();
  for (const [system, byCell] of readings.get(name) ?? []) {
    if (!systems.has(system)) continue;
    for (const [cell, { value }] of byCell) {
      if (!includes(cell)) continue;
      const { item, rater } = placeOf(cell, raters.length);
      const unit = unitOf(items[item]!, system);
      const reading = unit * raters.length + rater;
      if (seen.has(reading)) continue;
      seen.add(reading);
      records.push({ unit, rater, value, cluster: item });
    }
  }
  const gates = floors.alpha !== undefined || floors.ac2 !== undefined || floors.reliability !== undefined;
  const bootstrap = { samples: resampling.samples, seed: resampling.seed, confidence: resampling.level };
  const alpha = alphaOfRecords(records, { level: 'ordinal', bootstrap });
  const categories = points === 'continuous' ? undefined : points;
  const ac2 = gwetAcOfRecords(records, { weights: 'ordinal', categories, confidence: resampling.level });
  const reliability = meanReliability(records);
  return {
    criterion: name,
    alpha: alpha.alpha,
    alphaLower: alpha.interval?.[0] ?? null,
    alphaUpper: alpha.interval?.[1] ?? null,
    ac2: ac2.coefficient,
    ac2Lower: ac2.interval?.[0] ?? null,
    ac2Upper: ac2.interval?.[1] ?? null,
    reliability,
    gates,
    passed: meets(floors, { alpha: alpha.alpha, ac2: ac2.coefficient, reliability }),
    n: {
      texts: new Set(records.map(({ unit }) => unit)).size,
      raters: new Set(records.map(({ rater }) => rater)).size,
      ratings: records.length,
    },
  };
}

/** A number for each text: systems that share one have the same. */
function unitNumbers(outputs: readonly JudgedOutput[]): (item: string, system: string) => number {
  const shared = new Map<string, Map<string, string>>();
  for (const { item, system, sharedTextId } of outputs) {
    if (sharedTextId !== null)
      entryOf(shared, item, () => new Map<string, string>()).set(system, sharedTextId);
  }
  const units = new Map<string, Map<string, number>>();
  let next = 0;
  return (item, system) => {
    const text = shared.get(item)?.get(system);
    const key = text === undefined ? `system ${system}` : `text ${text}`;
    return entryOf(
      entryOf(units, item, () => new Map<string, number>()),
      key,
      () => next++,
    );
  };
}

/**
 * Whether floors are met: α or AC2, where both are set one of them is enough, as α is low by construction where nearly
 * all texts are good; and reliability. What isn't defined meets no floor.
 */
function meets(
  floors: Pick<GateSettings, 'alpha' | 'ac2' | 'reliability'>,
  found: { readonly alpha: number | null; readonly ac2: number | null; readonly reliability: number | null },
): boolean {
  const met = (name: keyof typeof found) => {
    const floor = floors[name];
    return floor !== undefined && found[name] !== null && found[name] >= floor;
  };
  const agreementAsked = floors.alpha !== undefined || floors.ac2 !== undefined;
  return (
    (!agreementAsked || met('alpha') || met('ac2')) &&
    (floors.reliability === undefined || met('reliability'))
  );
}
