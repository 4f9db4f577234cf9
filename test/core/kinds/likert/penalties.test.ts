import { describe, expect, it } from 'vitest';
import type { HighlightRow, RatingRow, StudyData } from '#app/core/evidence/data.ts';
import { penaltiesOf, penaltySection } from '#app/core/kinds/likert/analysis/penalties.ts';
import { highlightsSchema } from '#app/core/kinds/likert/highlights.ts';
import { krippendorffAlpha } from '#app/core/agreement/krippendorffAlpha.ts';
import { differenceInterval, meanInterval } from '#app/core/statistics/differenceInterval.ts';
import { BASELINE, configurationOf, simulateStudy } from '../../verdict/simulatedStudy.ts';

const TRUTH = { items: 3, raters: 2, ratersPerItem: 2, effects: { worse: -1 } };
const EMPTY = simulateStudy(TRUTH);
const CONFIGURATION = configurationOf(TRUTH);
const ITEMS = ['item-0', 'item-1', 'item-2'];
const RATERS = ['r1', 'r2'];

/** Words of each text: 10 of the baseline's, 20 of the other's. */
const outputs = ITEMS.flatMap((item) =>
  [BASELINE, 'worse'].map((system) => ({
    ...EMPTY.outputs.find((row) => row.item === item && row.system === system)!,
    text: Array.from({ length: system === BASELINE ? 10 : 20 }, (_, k) => `word${k}`).join(' '),
  })),
);
const ratings: RatingRow[] = ITEMS.flatMap((item) =>
  RATERS.flatMap((rater) =>
    [BASELINE, 'worse'].flatMap((system) =>
      ['fluency', 'relevance'].map((criterion) => ({
        ...{ item, rater, system, criterion, value: 4 },
        sharedTextId: `${item}/${system}`,
      })),
    ),
  ),
);
const mark = (
  item: string,
  rater: string,
  system: string,
  severity: string,
  category?: string,
): HighlightRow => ({
  ...{ item, rater, system, severity, start: 0, end: 3, criterion: null, comment: null },
  ...(category !== undefined && { category }),
});
const highlights = [
  mark('item-0', 'r1', BASELINE, 'minor'),
  mark('item-0', 'r1', 'worse', 'major', 'accuracy'),
  mark('item-0', 'r1', 'worse', 'minor', 'punctuation'),
  mark('item-0', 'r2', 'worse', 'major', 'accuracy'),
  mark('item-1', 'r1', 'worse', 'minor'),
  mark('item-1', 'r2', 'worse', 'major', 'punctuation'),
];
const DATA: StudyData = {
  ...EMPTY,
  outputs,
  ratings,
  highlights,
  systems: EMPTY.systems.filter(({ role }) => role !== 'control'),
};
const asked = (options: object) => ({
  ...CONFIGURATION,
  protocol: { ...CONFIGURATION.protocol, highlights: highlightsSchema.parse(options) },
});
const KINDS = [
  { key: 'accuracy', label: { en: 'Accuracy' } },
  { key: 'punctuation', label: { en: 'Punctuation' }, weights: { minor: 0.1 } },
];

describe('scores from marked faults', () => {
  it('add up what each mark takes off, by its kind where that has a weight of its own', () => {
    const points = (system: string, options: object) =>
      penaltiesOf(DATA, asked(options)).flatMap((row) =>
        row.system === system ? [[row.item, row.rater, row.points]] : [],
      );
    expect(points('worse', { categories: KINDS })).toEqual([
      ['item-0', 'r1', 5.1],
      ['item-0', 'r2', 5],
      ['item-1', 'r1', 1],
      ['item-1', 'r2', 5],
      ['item-2', 'r1', 0],
      ['item-2', 'r2', 0],
    ]);
    expect(points('worse', { weights: { major: 10 } })[0]).toEqual(['item-0', 'r1', 11]);
    expect(points(BASELINE, {}).map(([, , value]) => value)).toEqual([1, 0, 0, 0, 0, 0]);
    expect(penaltiesOf(DATA, CONFIGURATION)).toEqual([]);
    expect(penaltySection(DATA, CONFIGURATION)).toBeNull();
  });

  it('stand for each system a text and a hundred words, with the interval of the verdict', () => {
    const found = penaltySection(DATA, asked({ categories: KINDS }))!;
    expect(found.weights).toEqual([
      { severity: 'minor', points: 1 },
      { severity: 'major', points: 5 },
    ]);
    expect(found).toMatchObject({ fixed: false, unit: 'words' });
    const worse = found.systems.find(({ system }) => system === 'worse')!;
    expect(worse.n).toEqual({ items: 3, raters: 2, judgments: 6 });
    expect(worse.perText.estimate).toBeCloseTo(16.1 / 6, 12);
    const rows = penaltiesOf(DATA, asked({ categories: KINDS })).filter(({ system }) => system === 'worse');
    const interval = meanInterval(rows.map(({ item, rater, points }) => ({ item, rater, value: points })));
    expect([worse.perText.lower, worse.perText.upper]).toEqual([interval.lower, interval.upper]);
    // 16.1 points over 6 judgments of 20 words.
    expect(worse.perHundred!.estimate).toBeCloseTo((100 * 16.1) / 120, 12);
    // Texts of one length: a hundred words are five texts.
    expect(worse.perHundred!.lower).toBeCloseTo(5 * interval.lower!, 9);
    expect(worse.byCategory).toEqual([
      { category: 'accuracy', spans: 2, perText: 10 / 6 },
      { category: 'punctuation', spans: 2, perText: 5.1 / 6 },
      { category: null, spans: 1, perText: 1 / 6 },
    ]);
  });

  it('are set beside the baseline by the same rater on the same item, fewer points being better', () => {
    const found = penaltySection(DATA, asked({}))!;
    const [difference] = found.differences;
    expect(difference!.system).toBe('worse');
    // 5 + 1, 5, 1, 5, 0, 0 of the candidate, 1 of the baseline.
    expect(difference!.perText.estimate).toBeCloseTo((1 - 17) / 6, 12);
    const { lower, upper } = differenceInterval(
      [-5, -5, -1, -5, 0, 0].map((value, k) => ({
        ...{ item: ITEMS[k >> 1]!, rater: RATERS[k % 2]! },
        difference: value,
      })),
    );
    expect(difference!.perText.lower).toBeCloseTo(lower!, 12);
    expect(difference!.perText.upper).toBeCloseTo(upper!, 12);
    expect(difference!.perHundred!.estimate).toBeCloseTo(100 / 60 - 1700 / 120, 12);
  });

  it('say how far raters of the same text agree on its points', () => {
    const { agreement } = penaltySection(DATA, asked({}))!;
    const { alpha } = krippendorffAlpha(
      [
        [1, 0, 0, 6, 1, 0],
        [0, 0, 0, 5, 5, 0],
      ],
      { level: 'interval' },
    );
    expect(agreement).toMatchObject({ units: 6, raters: 2 });
    expect(agreement!.value).toBeCloseTo(alpha!, 12);
    const alone = { ...DATA, ratings: ratings.filter(({ rater }) => rater === 'r1') };
    expect(penaltySection(alone, asked({}))!.agreement).toBeNull();
  });

  it('count each character of a script without spaces, and have no length where texts were not given', () => {
    const chinese = { ...DATA, outputs: outputs.map((row) => ({ ...row, text: '这个水壶很好用。OK' })) };
    const found = penaltySection(chinese, asked({}))!;
    expect(found.unit).toBe('characters');
    expect(penaltiesOf(chinese, asked({}))[0]!.length).toBe(8);
    const missing = outputs.map((row) => ({ ...row, text: '', finishReason: 'not-given' }));
    const without = penaltySection({ ...DATA, outputs: missing }, asked({}))!;
    expect(without.unit).toBeNull();
    expect(without.systems[0]!.perHundred).toBeNull();
    expect(without.differences[0]!.perHundred).toBeNull();
  });

  it('have no interval where nobody marked anything, as it would have no width', () => {
    const found = penaltySection({ ...DATA, highlights: [] }, asked({}))!;
    expect(found.systems[0]!.perText).toEqual({ estimate: 0, lower: null, upper: null });
    expect(found.systems[0]!.perHundred).toEqual({ estimate: 0, lower: null, upper: null });
    expect(found.agreement!.value).toBeNull();
  });
});
