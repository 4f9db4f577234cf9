import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveredStretches } from '#app/core/reports/markedText.ts';
import { preferenceSummary } from '#app/core/reports/sections/preferences.ts';
import { faultSection } from '#app/core/kinds/likert/analysis/faults.ts';
import { itemsToRead } from '#app/core/reports/sections/reading.ts';
import { highlightsSchema } from '#app/core/kinds/likert/highlights.ts';
import type { HighlightRow } from '#app/core/evidence/data.ts';
import { BASELINE, configurationOf, simulateStudy } from '../verdict/simulatedStudy.ts';

const TRUTH = { items: 20, raters: 4, ratersPerItem: 2, effects: { worse: -1 } };
const DATA = simulateStudy(TRUTH);
const CONFIGURATION = configurationOf(TRUTH);
const protocol = { ...CONFIGURATION.protocol, highlights: highlightsSchema.parse({}) };
const span = (row: Partial<HighlightRow>): HighlightRow => ({
  item: 'item-0',
  system: 'worse',
  rater: 'rater-0',
  start: 0,
  end: 3,
  severity: 'minor',
  criterion: null,
  comment: null,
  ...row,
});

describe('marked spans in the report', () => {
  it('are counted by system and severity, a judgment of a text being the unit', () => {
    const judged = DATA.ratings.find(({ system }) => system === 'worse')!;
    const { item, rater } = judged;
    const highlights = [
      span({ item, rater }),
      span({ item, rater, start: 5, end: 9, severity: 'major' }),
      span({ item, rater, start: 10, end: 12, severity: 'major' }),
    ];
    const faults = faultSection({ ...DATA, highlights }, { protocol });
    expect(faults.filter(({ system }) => system === 'worse')).toEqual([
      { system: 'worse', severity: 'minor', spans: 1, perText: 1 / 40, judgments: 40, unmarked: 39 / 40 },
      { system: 'worse', severity: 'major', spans: 2, perText: 2 / 40, judgments: 40, unmarked: 39 / 40 },
    ]);
    expect(faults.find(({ system }) => system === BASELINE)).toMatchObject({ spans: 0, unmarked: 1 });
    expect(faultSection(DATA, { protocol: CONFIGURATION.protocol })).toEqual([]);
  });

  it('stand with the texts that are worth reading', () => {
    const [worst] = itemsToRead(DATA, CONFIGURATION, BASELINE, 'worse');
    const own = span({ item: worst!.item, severity: 'major', comment: 'why' });
    const marked = {
      ...DATA,
      highlights: [own, span({ item: 'item-x' }), span({ ...own, system: BASELINE })],
    };
    const [read] = itemsToRead(marked, CONFIGURATION, BASELINE, 'worse');
    expect(read!.candidateSpans).toEqual([
      { rater: 'rater-0', start: 0, end: 3, severity: 'major', criterion: null, comment: 'why' },
    ]);
    expect(read!.baselineSpans).toHaveLength(1);
  });

  it('of several raters may overlap, and the text stays whole', () => {
    const offset = fc.nat(30);
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 25 }),
        fc.array(fc.tuple(offset, offset), { maxLength: 6 }),
        (text, pairs) => {
          const spans = pairs.map(([a, b], i) => ({
            ...span({ start: Math.min(a, b), end: Math.max(a, b) + 1 }),
            rater: `r${i}`,
          }));
          const stretches = coveredStretches(text, spans);
          expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
          let at = 0;
          for (const stretch of stretches) {
            expect(stretch.text).not.toBe('');
            const covering = spans.filter(({ start, end }) => start <= at && at < end);
            expect(stretch.spans).toEqual(covering);
            at += Array.from(stretch.text).length;
          }
        },
      ),
    );
  });
});

describe('strength in the report', () => {
  it('is counted, and weighs a slight preference half', () => {
    const preferences = DATA.preferences.map((row, i) => ({
      ...row,
      strength: row.choice === 'tie' ? null : i % 2 === 0 ? ('much' as const) : ('slightly' as const),
    }));
    const { wins, losses, net, n, strength } = preferenceSummary(
      { ...DATA, preferences },
      BASELINE,
      'worse',
      0.95,
    );
    expect(strength!.winsMuch + strength!.winsSlightly).toBe(wins);
    expect(strength!.lossesMuch + strength!.lossesSlightly).toBe(losses);
    const weighted =
      strength!.winsMuch + strength!.winsSlightly / 2 - strength!.lossesMuch - strength!.lossesSlightly / 2;
    expect(strength!.net).toBeCloseTo(weighted / n.judgments, 12);
    expect(Math.abs(strength!.net!)).toBeLessThan(Math.abs(net!));
    expect(preferenceSummary(DATA, BASELINE, 'worse', 0.95).strength).toBeNull();
  });
});
