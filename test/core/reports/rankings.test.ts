import { describe, expect, it } from 'vitest';
import { buildReport } from '#app/core/reports/buildReport.ts';
import type { Report } from '#app/core/reports/report.ts';
import { rankingAgreement } from '#app/core/kinds/ranking/analysis/agreement.ts';
import type { RankingRow } from '#app/core/evidence/data.ts';
import { BASELINE, configurationOf, simulateStudy } from '../verdict/simulatedStudy.ts';
import { note } from '#app/core/shared/notes.ts';

const TRUTH = {
  items: 80,
  raters: 8,
  ratersPerItem: 3,
  effects: { better: 0.7, same: 0, worse: -0.9 },
};

function reportOf(ranking: 'ranking' | 'best-worst', seed: string): Report {
  const truth = { ...TRUTH, ranking, seed };
  return buildReport({
    study: {
      slug: 's',
      name: 'S',
      question: '',
      state: 'closed',
      openedAt: null,
      closedAt: null,
      ruleVersion: 1,
    },
    configuration: configurationOf(truth, { resamples: 100 }),
    data: simulateStudy(truth),
    progress: {
      items: 80,
      itemsWithControl: 21,
      blocksSubmitted: 240,
      blocksWanted: 240,
      raters: 8,
      judgments: 0,
    },
    dataHash: 'f'.repeat(64),
    version: 'test',
  });
}

describe.each(['ranking', 'best-worst'] as const)('a study by %s', (form) => {
  const report = reportOf(form, `known truth ${form}`);
  const lineOf = (system: string) =>
    report.verdict.candidates
      .find((candidate) => candidate.system === system)!
      .lines.find(({ kind }) => kind === 'preference')!;

  it('finds the known truth in the line of net preference', () => {
    expect(lineOf('worse').state).toBe('red');
    expect(lineOf('better').state).toBe('green');
    expect(lineOf('better').lower).toBeGreaterThan(0);
    expect(Math.abs(lineOf('same').estimate!)).toBeLessThan(0.15);
    // 8 × 80 × 3/8 answers, those on identical texts included.
    expect(lineOf('worse').n.judgments).toBe(240);
  });

  it('puts the systems in their order by places and by the model of all comparisons', () => {
    const ordered = ['worse', 'same', 'better'].map((name) =>
      report.rankings.find(({ system }) => system === name)!,
    );
    expect(ordered.map(({ meanPlace }) => meanPlace)).toEqual(
      [...ordered.map(({ meanPlace }) => meanPlace!)].sort((a, b) => b - a),
    );
    for (const { counts, n, best, worst } of report.rankings) {
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(n.judgments);
      expect(best + worst).toBeLessThanOrEqual(1);
      expect(counts).toHaveLength(form === 'ranking' ? 4 : 3);
    }
    const model = report.preferenceModel!;
    expect(model.systems[0]).toEqual({ system: BASELINE, share: 0.5, lower: null, upper: null });
    const share = (name: string) => model.systems.find(({ system }) => system === name)!;
    expect(share('better').lower).toBeGreaterThan(0.5);
    expect(share('worse').upper).toBeLessThan(0.5);
    expect(share('same').lower!).toBeLessThan(0.5);
    expect(share('same').upper!).toBeGreaterThan(0.5);
    expect(model.tieLower!).toBeLessThanOrEqual(model.tie!);
  });

  it('says how far raters agree, and survives JSON', () => {
    const [alpha, w] = report.agreement.filter(({ criterion }) => criterion === 'ranking');
    expect([alpha!.coefficient, w!.coefficient]).toEqual(['alpha', 'kendall-w']);
    expect(alpha!.lower!).toBeGreaterThan(0);
    expect(w!.value!).toBeGreaterThan(1 / 3);
    expect(w!.lower! <= w!.value! && w!.value! <= w!.upper!).toBe(true);
    expect(report.agreement.some(({ criterion }) => criterion === 'preference')).toBe(false);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('counts a ranking as one judgment', () => {
    const data = simulateStudy({ ...TRUTH, ranking: form, seed: `known truth ${form}` });
    const distinct = (rows: readonly unknown[]) => new Set(rows.map((row) => JSON.stringify(row))).size;
    const likert = distinct(data.ratings.map(({ item, rater, sharedTextId }) => [item, rater, sharedTextId]));
    const ranked = distinct(data.rankings.map(({ item, rater }) => [item, rater]));
    expect(report.raters.reduce((sum, { judgments }) => sum + judgments, 0)).toBe(likert + ranked);
    expect(report.segments.filter(({ line }) => line === 'preference')).toHaveLength(9);
  });
});

describe('agreement of rankings', () => {
  const ranked = (item: string, rater: string, places: Record<string, number>): RankingRow[] =>
    Object.entries(places).map(([system, rank], i) => ({
      item,
      rater,
      system,
      rank,
      shownAt: i + 1,
      sharedTextId: `${item} ${system}`,
    }));
  const wOf = (rankings: RankingRow[]) =>
    rankingAgreement({ rankings, systems: [] }, { resamples: 100, seed: 's' })[1]!;

  it('is Kendall’s W of each item, in the mean', () => {
    // All alike: 1. The three cyclic orders: every sum of ranks is 6, so 0.
    const same = ['a', 'b', 'c'].flatMap((r) => ranked('1', r, { x: 1, y: 2, z: 3 }));
    expect(wOf(same).value).toBeCloseTo(1, 12);
    const cycle = [
      ...ranked('2', 'a', { x: 1, y: 2, z: 3 }),
      ...ranked('2', 'b', { x: 2, y: 3, z: 1 }),
      ...ranked('2', 'c', { x: 3, y: 1, z: 2 }),
    ];
    expect(wOf(cycle).value).toBeCloseTo(0, 12);
    expect(wOf([...same, ...cycle])).toMatchObject({ value: 0.5, units: 2, raters: 3 });
  });

  it('leaves out items of one rater and those in which nobody tells texts apart', () => {
    const single = ranked('1', 'a', { x: 1, y: 2, z: 3 });
    const level = ['a', 'b'].flatMap((r) => ranked('2', r, { x: 1, y: 1, z: 1 }));
    expect(wOf([...single, ...level])).toMatchObject({ value: null, units: 0, lower: null });
    expect(wOf([...single, ...level]).note).toEqual(note('nobody-tells-texts-apart'));
  });

  it('takes systems that share a text as one', () => {
    const shared = ['a', 'b'].flatMap((r) =>
      ranked('1', r, { x: 1, y: 1, z: 2 }).map((row) =>
        row.system === 'y' ? { ...row, sharedTextId: '1 x' } : row,
      ),
    );
    expect(rankingAgreement({ rankings: shared, systems: [] }, { resamples: 100, seed: 's' })[0]!.units).toBe(
      2,
    );
    expect(wOf(shared).value).toBeCloseTo(1, 12);
  });
});
