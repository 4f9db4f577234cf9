import { describe, expect, it } from 'vitest';
import { buildReport } from '#app/core/reports/buildReport.ts';
import { STUDY_MEASURE_NAMES } from '#app/core/measures/registry.ts';
import { identicalItems } from '#app/core/verdict/people/differences.ts';
import type { StudyConfigurationInput } from '#app/core/studies/configuration.ts';
import type { StudyData } from '#app/core/evidence/data.ts';
import { BASELINE, configurationOf, simulateStudy } from '../verdict/simulatedStudy.ts';

const TRUTH = { items: 60, raters: 8, ratersPerItem: 3, effects: { same: 0, worse: -0.9 } };
const DATA = simulateStudy(TRUTH);

function reportOf(
  data: StudyData = DATA,
  state: 'open' | 'closed' = 'closed',
  overrides: Partial<StudyConfigurationInput> = {},
) {
  return buildReport({
    study: {
      slug: 'study',
      name: 'Study',
      question: '',
      state,
      openedAt: null,
      closedAt: null,
      ruleVersion: 1,
    },
    configuration: configurationOf(TRUTH, { resamples: 100, ...overrides }),
    data,
    progress: {
      items: 60,
      itemsWithControl: 21,
      blocksSubmitted: 180,
      blocksWanted: 180,
      raters: 8,
      judgments: 0,
    },
    dataHash: 'f'.repeat(64),
    version: 'test',
  });
}

describe('the report', () => {
  const report = reportOf();

  it('survives JSON unchanged: nothing undefined, no NaN', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(JSON.stringify(report)).not.toMatch(/NaN|Infinity/);
  });

  it('counts every rating of every system on its point', () => {
    for (const { system, criterion, counts, mean, n } of report.ratings) {
      const values = DATA.ratings.flatMap((row) =>
        row.system === system && row.criterion === criterion ? [row.value] : [],
      );
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
      expect(n.judgments).toBe(values.length);
      expect(mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 9);
    }
    expect(report.ratings).toHaveLength(3 * 3 + 3 * 3);
  });

  it('counts wins, ties and losses, identical texts among the ties', () => {
    const [, worse] = report.preferences;
    const identical = identicalItems(DATA, BASELINE, 'worse').length;
    expect(identical).toBeGreaterThan(0);
    expect(worse!.wins + worse!.ties + worse!.losses).toBe(60 * 3);
    expect(worse!.identicalTies).toBe(identical * 3);
    expect(worse!.net).toBeCloseTo((worse!.wins - worse!.losses) / 180, 9);
    expect(worse!.net).toBe(
      report.verdict.candidates[1]!.lines.find(({ kind }) => kind === 'preference')!.estimate,
    );
    expect(worse!.leftShare).toBeGreaterThan(0.3);
    expect(worse!.leftShare).toBeLessThan(0.7);
  });

  it('shows segments, measures, agreement and what to read', () => {
    expect(new Set(report.segments.map(({ segment }) => segment))).toEqual(
      new Set(['short', 'long', 'list']),
    );
    expect(report.segments.some(({ system, warning }) => system === 'worse' && warning)).toBe(true);
    expect(report.measures.filter(({ system }) => system === BASELINE).map(({ measure }) => measure)).toEqual(
      STUDY_MEASURE_NAMES.filter((name) => !name.startsWith('bertscore')),
    );
    expect(report.measures.every(({ value, lower, upper }) => lower! <= value! && value! <= upper!)).toBe(
      true,
    );
    expect(report.agreement.filter(({ criterion }) => criterion === 'fluency')).toHaveLength(4);
    const worst = report.itemsToRead.find(({ system }) => system === 'worse')!;
    expect(worst.direction).toBe('worse');
    expect(worst.difference).toBeCloseTo(worst.candidateRating! - worst.baselineRating!, 9);
  });

  it('tells who judged, how attentively, and that they are simulated', () => {
    expect(report.simulatedRaters).toBe('all');
    // Each control of an item is seen by its three raters.
    expect(report.raters.reduce((sum, { controlsSeen }) => sum + controlsSeen, 0)).toBe(21 * 3);
    const severities = report.raters.map(({ severity }) => severity!);
    expect(Math.max(...severities)).toBeGreaterThan(0);
    expect(Math.min(...severities)).toBeLessThan(0);
  });

  it('adds BLEU by 13a where the references are Chinese', () => {
    const chinese = {
      ...DATA,
      items: DATA.items.map((item) => ({ ...item, language: null, references: ['红色的小玻璃灯很漂亮'] })),
    };
    const measures = reportOf(chinese).measures.filter(({ measure }) => measure.startsWith('bleu'));
    expect(measures.find(({ measure }) => measure === 'bleu')!.signature).toContain('tok:zh');
    expect(measures.find(({ measure }) => measure === 'bleu-13a')!.signature).toContain('tok:13a');
  });

  it('is without any estimate while the study is open', () => {
    const open = reportOf(DATA, 'open');
    expect(open.estimates).toBe('withheld');
    for (const table of [open.ratings, open.preferences, open.agreement, open.segments, open.measures]) {
      expect(table).toEqual([]);
    }
    expect(open.systems.every(({ meanRating }) => meanRating === null)).toBe(true);
    expect(open.verdict.candidates.every(({ lines }) => lines.length === 0)).toBe(true);
  });

  it('stands without ratings, preferences, references and scores', () => {
    const bare = {
      ...DATA,
      items: DATA.items.map((item) => ({ ...item, references: [], segment: null })),
      outputs: DATA.outputs.map((row) => ({ ...row, referenceNll: null, tokens: null, latencyMs: null })),
      ratings: [],
      preferences: [],
      raters: [],
    };
    const empty = reportOf(bare);
    expect(JSON.parse(JSON.stringify(empty))).toEqual(empty);
    expect(empty.simulatedRaters).toBe('none');
    expect(empty.verdict.candidates[0]!.decision).toBe('hold');
    expect(empty.verdict.candidates[0]!.reasons[0]!.rule).toBe('1-no-evidence');
  });

  it('leaves out a rater that a lead set aside, and says what that changed', () => {
    const raters = DATA.raters.map((rater, k) =>
      k === 0 ? { ...rater, excludedReason: 'shared the link' } : rater,
    );
    const without = reportOf({ ...DATA, raters });
    expect(without.raters[0]).toMatchObject({ included: false, exclusionReason: 'shared the link' });
    expect(without.exclusions).toMatchObject({ raters: 1, judgments: without.raters[0]!.judgments });
    expect(without.exclusions.linesWithEverybody).toHaveLength(2);
    expect(without.ratings[0]!.n.raters).toBe(7);
  });
});
