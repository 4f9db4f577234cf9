import type { Kind } from '#app/core/kinds/kind.ts';
import { kindRegistry, type KindRegistry } from '#app/core/kinds/registry.ts';
import type { KindReport } from './kindReport.ts';
import { likertReport } from './likert/report.ts';
import { pairwiseReport } from './pairwise/report.ts';
import { rankingReport } from './ranking/report.ts';

/** What a report shows of each kind of task. */
export const REPORTS: Readonly<Record<Kind, KindReport>> = {
  likert: likertReport,
  pairwise: pairwiseReport,
  ranking: rankingReport,
};

export const reports: KindRegistry<KindReport> = kindRegistry<KindReport>(REPORTS);
