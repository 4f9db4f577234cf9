import type { StudyData } from '#app/core/evidence/data.ts';
import { buildReport } from '#app/core/reports/buildReport.ts';
import type { Report } from '#app/core/reports/report.ts';
import type { StudyConfigurationInput } from '#app/core/studies/configuration.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import { configurationOf, simulateStudy, type Truth } from '#test/core/verdict/simulatedStudy.ts';

const TRUTH: Truth = {
  items: 60,
  raters: 6,
  ratersPerItem: 3,
  effects: { same: 0, worse: -1 },
  controlItems: 21,
};

/** What is otherwise in a study than in the simulated one. */
interface Changes {
  readonly configuration?: Partial<StudyConfigurationInput>;
  readonly data?: (data: StudyData) => StudyData;
}

/** The report of a simulated study: by default of two candidates, one as good and one clearly worse. */
export function reportOf(
  truth: Partial<Truth> = {},
  state: StudyState = 'closed',
  { configuration, data = (simulated) => simulated }: Changes = {},
): Report {
  const whole = { ...TRUTH, ...truth };
  return buildReport({
    study: {
      slug: 'simulated',
      name: 'May it replace the old one?',
      question: 'Is <the new one> as good?',
      state,
      openedAt: '2026-01-02T03:04:05.000Z',
      closedAt: '2026-02-03T04:05:06.000Z',
      ruleVersion: 1,
    },
    configuration: configurationOf(whole, configuration),
    data: data(simulateStudy(whole)),
    progress: {
      items: 60,
      itemsWithControl: 21,
      blocksSubmitted: 180,
      blocksWanted: 180,
      raters: 6,
      judgments: 700,
    },
    dataHash: 'a'.repeat(64),
    version: '1',
  });
}
