import { entryOf } from '../shared/entryOf.ts';
import { createRandom } from '../shared/random.ts';
import { meanOf } from '../statistics/averages.ts';
import { tCritical } from '../statistics/distributions.ts';
import { moments } from '../statistics/moments.ts';
import { varianceComponents } from '../statistics/varianceComponents.ts';
import {
  ratedControls,
  usableReadings,
  comparedControls,
  type ControlReading,
} from '../verdict/judging/controlReadings.ts';
import { countedJudgments, type Counted } from '../verdict/judging/counted.ts';
import { taskTimes } from '../verdict/judging/standing.ts';
import { askedOf, type Asked } from '../verdict/judging/asked.ts';
import { preferenceDifferences, valueDifferences, type Found } from '../verdict/judging/differences.ts';
import { crossed } from '../verdict/judging/gate.ts';
import type { RuledStudy } from '../verdict/judging/settings.ts';
import type { VerdictTables } from '../verdict/judging/tables.ts';
import { completedComponents, type Components } from './components.ts';
import { firstRange } from './question.ts';
import { toldBy, type Told } from './shrinking.ts';

/** What a pilot, or an earlier study of the same kind, tells a plan. */
export interface Pilot {
  /** What it shows, drawn towards what is assumed as far as it is uncertain. */
  readonly components: Components;
  /** D by line: the upper 95 % bound (one-sided) of what slight controls cost. */
  readonly controlLoss: Readonly<Record<string, number>>;
  /** Components as they might be too, for the band of a plan. */
  readonly samples: readonly Components[];
  /** Names of the components that it says nothing of. */
  readonly assumed: readonly (keyof Components)[];
  /** Slight controls that no reading put below their source, and those that every one of two or more did. */
  readonly unnoticed: readonly ControlText[];
  readonly obvious: readonly ControlText[];
}

export interface ControlText {
  readonly item: string;
  readonly system: string;
}

/** Components drawn for the band of a plan. */
const SAMPLES = 60;

/** Fewer readings of slight controls than this tell no D. */
const LEAST_READINGS = 6;

const everything = () => true;

/**
 * What a pilot's tables tell: variance components of candidate − baseline by the method of moments (`varianceComponents`),
 * pooled over criteria and candidates, what slight controls cost, how criteria go together, and how long tasks take.
 *
 * @param tables whose names agree with the study's
 */
export function pilotOf(study: RuledStudy, tables: VerdictTables): Pilot {
  const counted = countedJudgments(tables);
  const first = firstRange(study);
  const asked = askedOf(study.configuration);
  const keys = asked.scores.map(({ name }) => name);
  const assumed = completedComponents({}, first, keys);
  const baseline = tables.systems.find(({ role }) => role === 'baseline')!.system;
  const candidates = tables.systems.flatMap(({ system, role }) => (role === 'candidate' ? [system] : []));

  const differences = asked.scores.flatMap(({ name, range }) =>
    candidates.map((candidate) =>
      scaled(valueDifferences(counted, name, { baseline, candidate }, everything), first / range),
    ),
  );
  const ofDifferences = toldBy(differences.map(columnsOf), {
    items: 2 * assumed.itemBySystem ** 2,
    raters: 2 * assumed.raterBySystem ** 2,
    residual: 2 * assumed.residual ** 2,
  });
  const controls = asked.scores.map((score) => ({
    key: score.name,
    unit: first / score.range,
    readings: readingsThatCount(ratedControls(counted, tables, score, 'slight', everything)),
  }));
  const ofControls = toldBy(
    controls.map(({ readings, unit }) => columnsOf(scaled(readings, unit))),
    {
      items: assumed.controlSd ** 2,
      raters: assumed.raterByControl ** 2,
      residual: 2 * assumed.residual ** 2,
    },
  );
  const single = singleRatings(counted, keys, baseline);
  const compared = comparisonsOf(asked, tables, counted, baseline, candidates);
  const losses = new Map(
    [
      ...controls.map(({ key, readings }) => [key, readings] as const),
      ...(keys.length > 0 ? [] : compared.controls),
    ].flatMap(([key, readings]) => {
      const loss = lossOf(readings);
      return loss === null ? [] : [[key, loss] as const];
    }),
  );
  const preference = moments(compared.differences.map(({ difference }) => difference));
  const correlation = correlationAmong(
    differences.length > 1 ? byCriterion(differences, candidates.length) : [],
  );
  const seconds = secondsPerTask(tables);

  const itemBySystem = ofDifferences.items;
  const of = (told: Told) => Math.sqrt(told.value);
  const preferenceKnown = preference.variance !== null && preference.variance > 0 && preference.n >= 10;
  const components: Components = {
    item: single === null ? assumed.item : Math.sqrt(Math.max(0, single.items - itemBySystem.value / 2)),
    rater:
      single === null
        ? assumed.rater
        : Math.sqrt(Math.max(0, single.raters - ofDifferences.raters.value / 2)),
    itemBySystem: of(itemBySystem) / Math.SQRT2,
    raterBySystem: of(ofDifferences.raters) / Math.SQRT2,
    residual: of(ofDifferences.residual) / Math.SQRT2,
    criteriaCorrelation: correlation ?? assumed.criteriaCorrelation,
    controlLoss: Object.fromEntries([...losses].map(([key, { loss }]) => [key, loss])),
    controlSd: of(ofControls.items),
    raterByControl: of(ofControls.raters),
    preferenceSd: preferenceKnown ? Math.min(1, Math.sqrt(preference.variance!)) : assumed.preferenceSd,
    secondsPerTask: seconds ?? assumed.secondsPerTask,
  };
  const untold: (keyof Components)[] = [];
  if (single === null) untold.push('item', 'rater');
  if (!ofDifferences.told) untold.push('itemBySystem', 'raterBySystem', 'residual');
  if (correlation === null && keys.length > 1) untold.push('criteriaCorrelation');
  if (losses.size === 0) untold.push('controlLoss');
  if (!ofControls.told) untold.push('controlSd', 'raterByControl');
  if (!preferenceKnown && asked.comparisons.length > 0) untold.push('preferenceSd');
  if (seconds === null) untold.push('secondsPerTask');

  const random = createRandom('pilot');
  const samples = Array.from({ length: SAMPLES }, (): Components => ({
    ...components,
    itemBySystem: Math.sqrt(itemBySystem.sample(random.normal()) / 2),
    raterBySystem: Math.sqrt(ofDifferences.raters.sample(random.normal()) / 2),
    residual: Math.sqrt(ofDifferences.residual.sample(random.normal()) / 2),
    controlSd: Math.sqrt(ofControls.items.sample(random.normal())),
    raterByControl: Math.sqrt(ofControls.raters.sample(random.normal())),
    controlLoss: Object.fromEntries(
      [...losses].map(([key, { loss, error }]) => [key, Math.max(loss / 10, loss + error * random.normal())]),
    ),
  }));
  const texts = textsOf(
    counted,
    controls.flatMap(({ readings }) => readings),
  );
  return {
    components,
    controlLoss: Object.fromEntries([...losses].map(([key, { upper }]) => [key, upper])),
    samples,
    assumed: untold,
    unnoticed: texts.filter(({ lowered }) => lowered === 0).map(nameOf),
    obvious: texts.filter(({ lowered, readings }) => readings >= 2 && lowered === readings).map(nameOf),
  };
}

const nameOf = ({ item, system }: ControlText): ControlText => ({ item, system });

function scaled<T extends Found>(rows: readonly T[], unit: number): T[] {
  return unit === 1 ? [...rows] : rows.map((row) => ({ ...row, difference: row.difference * unit }));
}

/** As the verdict takes them. Of one rater alone all count: order can't be tested, and a larger D is the safe side. */
function readingsThatCount(readings: readonly ControlReading[]): readonly ControlReading[] {
  const alone = new Set(readings.map(({ rater }) => rater)).size < 2;
  return alone ? readings : usableReadings(readings).readings;
}

/** Rows as columns; a control's item is its text, as one item may carry several. */
function columnsOf(rows: readonly (Found & { readonly system?: string })[]) {
  const items = new Map<string, number>();
  const raters = new Map<number, number>();
  const numberIn = <K>(index: Map<K, number>, key: K) => entryOf(index, key, () => index.size);
  const item = Int32Array.from(rows, ({ item: own, system }) => numberIn(items, `${own}/${system ?? ''}`));
  const rater = Int32Array.from(rows, ({ rater: own }) => numberIn(raters, own));
  const value = Float64Array.from(rows, ({ difference }) => difference);
  return { item, rater, value, items: items.size, raters: raters.size };
}

/** Components of the baseline's ratings, over criteria; null where the layout can't tell. */
function singleRatings({ readings, raters }: Counted, keys: readonly string[], baseline: string) {
  const found = keys.flatMap((key) => {
    const rows = [...(readings.get(key)?.get(baseline) ?? [])].map(([cell, { value }]) => ({
      item: Math.floor(cell / raters.length),
      rater: cell % raters.length,
      difference: value,
    }));
    const own = varianceComponents(columnsOf(rows));
    return own === null ? [] : [own];
  });
  if (found.length === 0) return null;
  const mean = (of: (one: (typeof found)[number]) => number) => meanOf(found.map(of))!;
  return { items: mean(({ items }) => items), raters: mean((one) => one.raters) };
}

function comparisonsOf(
  { comparisons }: Asked,
  tables: VerdictTables,
  counted: Counted,
  baseline: string,
  candidates: readonly string[],
) {
  const asked = comparisons.map(({ name }) => [name, counted.compared.get(name)!] as const);
  return {
    differences: asked.flatMap(([, rows]) =>
      candidates.flatMap((candidate) =>
        preferenceDifferences(counted, rows, { baseline, candidate }, new Set(), everything),
      ),
    ),
    controls: asked.map(
      ([name, rows]) => [name, comparedControls(counted, rows, tables, 'slight', everything)] as const,
    ),
  };
}

/** What controls cost, its standard error, and the upper 95 % bound; null where too few were read. */
function lossOf(readings: readonly ControlReading[]): { loss: number; error: number; upper: number } | null {
  if (readings.length < LEAST_READINGS) return null;
  const { estimate, lower, standardError } = crossed(readings, 0.9);
  if (estimate !== null && lower !== null) {
    return bounded(-estimate, standardError, -lower);
  }
  // One rater tells of controls, not of raters; all that can be said is how controls differ.
  const { mean, variance, n } = moments(readings.map(({ difference }) => difference));
  const error = Math.sqrt((variance ?? 0) / n);
  return bounded(-mean!, error, -mean! + tCritical(0.9, n - 1) * error);
}

/** A loss below nothing can't be planned with: next to none stands for it. */
function bounded(loss: number, error: number, upper: number) {
  const least = 0.02;
  return { loss: Math.max(least, loss), error, upper: Math.max(least, upper) };
}

function byCriterion<T>(all: readonly T[], candidates: number): T[] {
  return all.filter((_, index) => index % candidates === 0);
}

/** Rows that stand for the assumed correlation. */
const ASSUMED_ROWS = 20;

/** Mean correlation of differences among criteria, drawn towards the assumed one; null where there are none. */
function correlationAmong(differences: readonly (readonly Found[])[]): number | null {
  const found: number[] = [];
  let rows = 0;
  differences.forEach((one, index) => {
    const values = new Map(one.map(({ item, rater, difference }) => [`${item}/${rater}`, difference]));
    for (const other of differences.slice(index + 1)) {
      let [xy, xx, yy, n] = [0, 0, 0, 0];
      for (const { item, rater, difference } of other) {
        const own = values.get(`${item}/${rater}`);
        if (own === undefined) continue;
        xy += own * difference;
        xx += own ** 2;
        yy += difference ** 2;
        n++;
      }
      if (xx > 0 && yy > 0) found.push(xy / Math.sqrt(xx * yy));
      rows = Math.max(rows, n);
    }
  });
  if (found.length === 0) return null;
  const mean = meanOf(found)!;
  const weight = rows / (rows + ASSUMED_ROWS);
  return Math.min(0.95, Math.max(0, weight * mean + (1 - weight) * ASSUMED_CORRELATION));
}
const ASSUMED_CORRELATION = completedComponents({}, 4, []).criteriaCorrelation;

/** Times longer than so many medians are pauses, and count as that. */
const MOST_MEDIANS = 5;

/** Mean seconds that a task took; null where no time is known. */
function secondsPerTask(tables: VerdictTables): number | null {
  const sorted = taskTimes(tables).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const most = MOST_MEDIANS * sorted[Math.floor(sorted.length / 2)]!;
  const mean = meanOf(sorted.map((ms) => Math.min(ms, most)))!;
  return mean > 0 ? mean / 1000 : null;
}

function textsOf(counted: Counted, readings: readonly ControlReading[]) {
  const texts = new Map<string, ControlText & { readings: number; lowered: number }>();
  for (const { item, system, difference } of readings) {
    const key = `${item}/${system}`;
    const own = entryOf(texts, key, () => ({ item: counted.items[item]!, system, readings: 0, lowered: 0 }));
    own.readings++;
    if (difference < 0) own.lowered++;
  }
  return [...texts.values()];
}
