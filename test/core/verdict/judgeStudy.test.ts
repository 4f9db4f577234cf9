import { describe, expect, it } from 'vitest';
import { judgeStudy } from '#app/core/verdict/judgeStudy.ts';
import type { StudyConfigurationInput } from '#app/core/studies/configuration.ts';
import { BASELINE, configurationOf, exchange, simulateStudy } from './simulatedStudy.ts';
import type { Truth } from './simulatedStudy.ts';

const ENOUGH = { items: 150, raters: 15, ratersPerItem: 3, controlItems: 30, taste: 0.03 };

/** The verdicts of studies that differ in their seed alone. */
function verdicts(truth: Truth, seeds: number, overrides: Partial<StudyConfigurationInput> = {}) {
  return Array.from({ length: seeds }, (_, k) => {
    const own = { ...truth, seed: `seed-${k}` };
    const options = { resamples: 100, voters: [], ...overrides };
    return judgeStudy(simulateStudy(own), configurationOf(own, options), { closed: true }).candidates[0]!
      .verdict;
  });
}

const share = (list: readonly { decision: string }[], decision: string) =>
  list.filter((verdict) => verdict.decision === decision).length / list.length;

describe('studies whose truth is known', () => {
  it('mostly ship where there is no difference and enough data', () => {
    const list = verdicts({ ...ENOUGH, effects: { new: 0 } }, 10);
    expect(share(list, 'ship')).toBeGreaterThanOrEqual(0.7);
    expect(share(list, 'do-not-ship')).toBe(0);
  });

  it('never ship a large loss', () => {
    const list = verdicts({ ...ENOUGH, effects: { new: -1.2 } }, 8);
    expect(share(list, 'do-not-ship')).toBe(1);
    expect(list.every(({ lines }) => lines.some(({ state }) => state === 'red'))).toBe(true);
  });

  it('hold where there are few data, and say what would settle it', () => {
    const list = verdicts({ ...ENOUGH, items: 24, raters: 4, controlItems: 21, effects: { new: -0.15 } }, 4);
    expect(share(list, 'ship')).toBe(0);
    const reasons = list
      .flatMap((verdict) => verdict.reasons)
      .filter(({ rule }) => rule === '4-inconclusive');
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons.every(({ detail }) => /would settle it|can’t be expected to settle it/.test(detail))).toBe(
      true,
    );
  });

  it('hold where all raters answer at random, although random answers look equal', () => {
    const careless = { ...ENOUGH, careless: 15, effects: { new: -1.2 } };
    const list = verdicts(careless, 3, { exclusion: { minimumControls: 100, mostFailedShare: 1 } });
    expect(
      list.every(({ decision, reasons }) => decision === 'hold' && reasons[0]!.rule.startsWith('3-')),
    ).toBe(true);
  });

  it('leave careless raters out by the rule, and show the verdict with everybody beside', () => {
    const truth = { ...ENOUGH, careless: 3, effects: { new: -1.2 } };
    const judged = judgeStudy(simulateStudy(truth), configurationOf(truth, { resamples: 100 }), {
      closed: true,
    });
    const excluded = judged.exclusions.map(({ rater }) => rater);
    expect(excluded.length).toBeGreaterThan(0);
    expect(excluded.every((rater) => ['rater-0', 'rater-1', 'rater-2'].includes(rater))).toBe(true);
    const [candidate] = judged.candidates;
    expect(candidate!.everybody).not.toBeNull();
    const own = candidate!.verdict.lines[0]!;
    expect(candidate!.everybody!.lines[0]!.n.raters).toBe(own.n.raters + excluded.length);
    // Random answers pull the difference towards 0.
    expect(candidate!.everybody!.lines[0]!.estimate!).toBeGreaterThan(own.estimate!);
  });

  it('turn the sign when baseline and candidate are exchanged', () => {
    const truth = { ...ENOUGH, items: 60, effects: { new: -0.5 } };
    const data = simulateStudy(truth);
    const configuration = configurationOf(truth, { resamples: 100 });
    const lines = (rows: typeof data) =>
      judgeStudy(rows, configuration, { closed: true }).candidates[0]!.verdict.lines;
    const there = lines(data);
    const back = lines(exchange(data, BASELINE, 'new'));
    for (const [index, line] of there.entries()) {
      if (line.kind === 'measure' && line.unit !== 'BLEU' && line.unit !== 'log ratio') continue;
      expect(back[index]!.estimate).toBeCloseTo(-line.estimate!, 9);
      if (line.kind === 'measure') continue;
      expect(back[index]!.lower).toBeCloseTo(-line.upper!, 9);
      expect(back[index]!.upper).toBeCloseTo(-line.lower!, 9);
    }
    expect(there[0]!.estimate).toBeLessThan(-0.2);
  });

  it('give the same verdict for the same data and seed, whatever the order of rows', () => {
    const truth = { ...ENOUGH, items: 30, effects: { new: -0.2 } };
    const data = simulateStudy(truth);
    const configuration = configurationOf(truth, { resamples: 100 });
    const first = judgeStudy(data, configuration, { closed: true }).candidates[0]!.verdict;
    expect(judgeStudy(data, configuration, { closed: true }).candidates[0]!.verdict).toEqual(first);
    const turned = { ...data, ratings: [...data.ratings].reverse() };
    const second = judgeStudy(turned, configuration, { closed: true }).candidates[0]!.verdict;
    expect(second.decision).toBe(first.decision);
    expect(second.lines[0]!.estimate).toBeCloseTo(first.lines[0]!.estimate!, 9);
  });

  it('need people where nobody judged', () => {
    const truth = { ...ENOUGH, items: 30, effects: { new: 0 } };
    const data = { ...simulateStudy(truth), ratings: [], preferences: [] };
    const judged = judgeStudy(data, configurationOf(truth), { closed: true });
    expect(judged.candidates[0]!.verdict.decision).toBe('needs-people');
  });

  it('hold while the study is open, without a single estimate', () => {
    const truth = { ...ENOUGH, items: 30, effects: { new: -1 } };
    const { verdict } = judgeStudy(simulateStudy(truth), configurationOf(truth), { closed: false })
      .candidates[0]!;
    expect(verdict).toMatchObject({ decision: 'hold', lines: [], gates: { sensitivity: [], agreement: [] } });
  });

  it('share the level among candidates and looks', () => {
    const truth = { ...ENOUGH, items: 30, effects: { new: 0, other: 0 } };
    const judged = judgeStudy(
      simulateStudy(truth),
      { ...configurationOf(truth), looks: { at: [], extension: null, dividedBy: 2 } },
      { closed: true },
    );
    const levels = judged.candidates.flatMap(({ verdict }) => verdict.lines.map(({ level }) => level));
    expect(new Set(levels)).toEqual(new Set([1 - 0.05 / 4]));
  });
});
