import { expect, it } from 'vitest';
import type { BuiltReport } from '#app/core/reports/buildReport.ts';
import { forOutsiders } from '#app/core/reports/forOutsiders.ts';
import { simulatedPaper } from './paper/simulatedPaper.ts';

const { findings: _, ...report } = simulatedPaper().report as BuiltReport;
const HIDDEN = 'told to nobody';

it('shows nobody without an account a field that was not listed for them', () => {
  const more = {
    ...report,
    later: HIDDEN,
    study: { ...report.study, later: HIDDEN },
    verdict: {
      ...report.verdict,
      later: HIDDEN,
      candidates: report.verdict.candidates.map((candidate) => ({ ...candidate, later: HIDDEN })),
    },
    systems: report.systems.map((system) => ({ ...system, later: HIDDEN })),
    exclusions: { ...report.exclusions, later: HIDDEN },
    signed: [{ system: 'same', outcome: 'ship' as const, by: 'Ada', at: '', later: HIDDEN }],
  };
  expect(JSON.stringify(more)).toContain(HIDDEN);
  expect(JSON.stringify(forOutsiders(more))).not.toContain(HIDDEN);
});

it('keeps every figure, and no rater, text, machine, money or other study', () => {
  const named = {
    ...report,
    study: {
      ...report.study,
      stakes: { currency: 'EUR' } as never,
      pilot: { study: 'spring-pilot' } as never,
    },
    provenance: [{ system: 'same', role: 'candidate', made: [] }] as const,
    others: [{ slug: 'spring' } as never],
  };
  const shown = forOutsiders(named);
  const { raters, itemsToRead, provenance, others, opened: __, study, ...figures } = report;
  expect(raters.length * itemsToRead.length).toBeGreaterThan(0);
  expect([provenance, others]).toEqual([[], undefined]);
  expect(shown).toMatchObject(figures);
  expect(shown.study).toEqual(study);
  expect(shown).toMatchObject({ raters: [], itemsToRead: [], provenance: [], others: [] });
  expect(shown).not.toHaveProperty('opened');
});
