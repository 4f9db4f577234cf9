import { buildReport } from '#app/core/reports/buildReport.ts';
import type { PaperInput } from '#app/core/reports/paper/facts.ts';
import type { StudyConfigurationInput } from '#app/core/studies/configuration.ts';
import { configurationOf, simulateStudy, type Truth } from '../../verdict/simulatedStudy.ts';

export const TRUTH: Truth = { items: 40, raters: 6, ratersPerItem: 3, effects: { same: 0, worse: -0.9 } };

/** What a paper about a study whose truth is known is made of. */
export function simulatedPaper(
  truth: Truth = TRUTH,
  overrides: Partial<StudyConfigurationInput> = {},
): PaperInput {
  const configuration = configurationOf(truth, { resamples: 100, ...overrides });
  const data = simulateStudy(truth);
  const report = buildReport({
    study: {
      ...{ slug: 'study', name: 'Study', question: 'Is it as good?', state: 'closed' },
      ...{ openedAt: '2026-03-02T08:00:00.000Z', closedAt: '2026-03-09T08:00:00.000Z', ruleVersion: 1 },
    },
    configuration,
    data,
    progress: {
      ...{ items: truth.items, itemsWithControl: 14, raters: truth.raters, judgments: 840 },
      ...{
        blocksSubmitted: truth.items * truth.ratersPerItem,
        blocksWanted: truth.items * truth.ratersPerItem,
      },
    },
    dataHash: 'f'.repeat(64),
    version: 'test',
  });
  return {
    report: { ...report, opened: { by: 'Ada', at: '2026-03-02T08:00:00.000Z' } },
    configuration,
    facts: {
      languages: [{ language: 'en', items: truth.items }],
      items: { all: truth.items, withReferences: truth.items, withSource: 0, conversations: 0 },
      recruited: 0,
    },
    asked: { preference: 'Which text is better?', ranking: null },
    version: '0.1.0',
  };
}
