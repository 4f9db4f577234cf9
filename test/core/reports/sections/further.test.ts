import { describe, expect, it } from 'vitest';
import { alphaOfRecords } from '#app/core/agreement/krippendorffAlpha.ts';
import type { RatingRow } from '#app/core/evidence/data.ts';
import { agreementOverTime } from '#app/core/reports/sections/agreementOverTime.ts';
import { effectSection, normalisedMeans } from '#app/core/reports/sections/effects.ts';
import { itemFindings } from '#app/core/reports/sections/itemFindings.ts';
import { timeSection } from '#app/core/reports/sections/overTime.ts';
import { rankSection } from '#app/core/reports/sections/ranks.ts';
import { BASELINE, configurationOf, simulateStudy } from '../../verdict/simulatedStudy.ts';

const TRUTH = { items: 60, raters: 8, ratersPerItem: 4, effects: { same: 0, worse: -1 } };
const DATA = simulateStudy(TRUTH);
const configuration = configurationOf(TRUTH);
const { criteria } = configuration.protocol;
const SYSTEMS = [BASELINE, 'same', 'worse'];

describe('rankSection', () => {
  it('parts the worse system from two that are alike', () => {
    const ranks = rankSection(DATA, criteria, SYSTEMS)!;
    expect(ranks.pairs).toHaveLength(3);
    expect(ranks.systems.at(-1)).toMatchObject({ system: 'worse', best: 3, worst: 3, cluster: 2 });
    expect(ranks.systems.slice(0, 2).map(({ best, worst }) => [best, worst])).toEqual([
      [1, 2],
      [1, 2],
    ]);
    const scores = ranks.systems.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(Math.max(...scores)).toBeLessThanOrEqual(1);
  });

  it('ranks nothing where fewer than three systems were rated', () => {
    expect(rankSection(DATA, criteria, [BASELINE, 'same'])).toBeNull();
    expect(rankSection({ ratings: [] }, criteria, SYSTEMS)).toBeNull();
  });
});

describe('effectSection', () => {
  it('is the difference over the root of the mean variance', () => {
    const [row] = effectSection(DATA, criteria, BASELINE, ['worse']);
    const values = (system: string) =>
      DATA.ratings.flatMap((one) =>
        one.system === system && one.criterion === 'fluency' ? [one.value] : [],
      );
    const variance = (own: readonly number[]) => {
      const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
      return own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (own.length - 1);
    };
    const deviation = Math.sqrt((variance(values('worse')) + variance(values(BASELINE))) / 2);
    expect(row!.deviation).toBeCloseTo(deviation, 12);
    const mean = (own: readonly number[]) => own.reduce((sum, value) => sum + value, 0) / own.length;
    // Every rater of an item rated both, so the mean difference is the difference of means.
    expect(row!.estimate).toBeCloseTo((mean(values('worse')) - mean(values(BASELINE))) / deviation, 12);
    expect(row!.lower!).toBeLessThan(row!.estimate!);
  });

  it('says nothing without spread', () => {
    const flat = DATA.ratings.map((row) => ({ ...row, value: 5 }));
    expect(effectSection({ ratings: flat }, criteria, BASELINE, ['worse'])).toEqual([]);
  });
});

describe('normalisedMeans', () => {
  it('is free of how strict each rater is, and of the scale that each uses', () => {
    const before = normalisedMeans(DATA, criteria, SYSTEMS);
    const moved = DATA.ratings.map((row) => ({
      ...row,
      value: row.rater === 'rater-1' ? 10 + 3 * row.value : row.value,
    }));
    const after = normalisedMeans({ ratings: moved }, criteria, SYSTEMS);
    for (const [index, { mean }] of after.entries()) expect(mean).toBeCloseTo(before[index]!.mean!, 9);
    expect(before.find(({ system }) => system === 'worse')!.mean!).toBeLessThan(
      before.find(({ system }) => system === BASELINE)!.mean!,
    );
  });

  it('leaves out raters without spread', () => {
    const one = DATA.ratings.map((row) => (row.rater === 'rater-1' ? { ...row, value: 3 } : row));
    expect(normalisedMeans({ ratings: one }, criteria, SYSTEMS)[0]!.n.raters).toBe(7);
  });
});

describe('timeSection', () => {
  const told = DATA.ratings.map((row, index) => ({
    ...row,
    position: 0,
    revision: 1,
    submittedAt: 1_000_000 + 1000 * index,
    activeMs: null,
  }));

  it('shows raters who become stricter', () => {
    const half = told.length / 2;
    const stricter = told.map((row, index) => ({
      ...row,
      value: index > half && row.rater < 'rater-4' ? row.value - 1 : row.value,
    }));
    const ratings = stricter as RatingRow[];
    const periods = timeSection({ ratings }, { ratings: stricter }, criteria);
    expect(periods).toHaveLength(6);
    expect(periods.at(-1)!.apart.estimate).toBeGreaterThan(periods[0]!.apart.estimate);
    expect(periods.reduce((sum, { ratings: own }) => sum + own, 0)).toBeGreaterThan(1000);
    // What one is stricter by, the others of the same text are milder by.
    const mean = periods.reduce((sum, period) => sum + period.severity.estimate * period.ratings, 0);
    expect(Math.abs(mean)).toBeLessThan(1e-6);
  });

  it('says nothing where times are not known, are all the same, or ratings few', () => {
    const ratings = DATA.ratings;
    expect(
      timeSection({ ratings }, { ratings: told.map((row) => ({ ...row, submittedAt: null })) }, criteria),
    ).toEqual([]);
    expect(
      timeSection({ ratings }, { ratings: told.map((row) => ({ ...row, submittedAt: 5 })) }, criteria),
    ).toEqual([]);
    expect(timeSection({ ratings: ratings.slice(0, 12) }, { ratings: told }, criteria)).toEqual([]);
  });
});

describe('agreementOverTime', () => {
  const times = (place: (index: number) => number) =>
    DATA.ratings.map((row, index) => ({
      ...row,
      position: 0,
      revision: 1,
      submittedAt: place(index),
      activeMs: null,
    }));
  const at = (ratings: ReturnType<typeof times>) =>
    agreementOverTime({ ...DATA, ratings }, { ratings }, { ...configuration, resamples: 100 });

  it('is α over the texts of each stretch, which fall among those rated while it was', () => {
    const told = times((index) => 1000 * index);
    const periods = at(told);
    expect(periods).toHaveLength(6);
    const controls = new Set(
      DATA.systems.flatMap(({ system, role }) => (role === 'control' ? [system] : [])),
    );
    const units = new Map<string, typeof told>();
    for (const row of told) {
      if (controls.has(row.system)) continue;
      const unit = `${row.item} ${row.sharedTextId}`;
      units.set(unit, [...(units.get(unit) ?? []), row]);
    }
    const middle = (rows: typeof told) => {
      const byRater = new Map(rows.map(({ rater, submittedAt }) => [rater, submittedAt]));
      return [...byRater.values()].reduce((sum, time) => sum + time, 0) / byRater.size;
    };
    const ordered = [...units.values()].sort((a, b) => middle(a) - middle(b));
    const first = ordered.slice(0, Math.round(ordered.length / 6));
    expect(periods[0]!.texts).toBe(first.length);
    const { alpha } = alphaOfRecords(
      first.flatMap((rows, unit) => {
        const own = rows.filter(({ criterion }) => criterion === 'fluency');
        const given = new Map(own.map(({ rater, value }) => [rater, value]));
        return [...given].map(([rater, value]) => ({ unit, rater, value }));
      }),
      { level: 'ordinal' },
    );
    const found = periods[0]!.criteria.find(({ criterion }) => criterion === 'fluency')!;
    expect(found.value).toBeCloseTo(alpha!, 12);
    expect(found.lower!).toBeLessThan(alpha!);
    expect(found.upper!).toBeGreaterThan(alpha!);
    expect(periods.reduce((sum, { texts }) => sum + texts, 0)).toBe(ordered.length);
  });

  it('falls where raters drift apart', () => {
    const told = times((index) => 1000 * index);
    const drifting = told.map((row, index) => ({
      ...row,
      value: index > told.length / 2 && row.rater < 'rater-4' ? 6 - row.value : row.value,
    }));
    const periods = at(drifting);
    for (const { criterion, value } of periods.at(-1)!.criteria) {
      const before = periods[0]!.criteria.find((one) => one.criterion === criterion)!.value!;
      expect(value!).toBeLessThan(before - 0.2);
    }
  });

  it('says nothing where times are all the same, or too few texts were rated by several', () => {
    expect(at(times(() => 5))).toEqual([]);
    const alone = times((index) => index).filter(({ rater }) => rater === 'rater-0');
    expect(at(alone)).toEqual([]);
    expect(at(times((index) => index).slice(0, 60))).toEqual([]);
  });
});

describe('itemFindings', () => {
  it('tells of every item whose texts differ what was found on each line, and how far raters disagree', () => {
    const found = itemFindings(DATA, configuration, BASELINE, 'worse');
    const text = (item: string, system: string) =>
      DATA.outputs.find((row) => row.item === item && row.system === system)!.text;
    for (const { item } of found) expect(text(item, 'worse')).not.toBe(text(item, BASELINE));
    const [first] = found;
    const values = DATA.ratings.flatMap((row) =>
      row.item === first!.item && row.system === 'worse' && row.criterion === 'fluency'
        ? [
            row.value -
              DATA.ratings.find(
                (other) =>
                  other.item === row.item &&
                  other.rater === row.rater &&
                  other.criterion === 'fluency' &&
                  other.system === BASELINE,
              )!.value,
          ]
        : [],
    );
    expect(first!.byLine.fluency).toBeCloseTo(
      values.reduce((sum, value) => sum + value, 0) / values.length / 4,
      12,
    );
    expect(Object.keys(first!.byLine)).toEqual(['fluency', 'relevance', 'consistency', 'preference']);
    expect(first!.disagreement!).toBeGreaterThan(0);
  });
});
