import { createHash } from 'node:crypto';
import { buildReport, isJudged, reportSignature } from '#app/core/reports/buildReport.ts';
import type { Report, ReportProgress, ReportStudy } from '#app/core/reports/report.ts';
import { frozenText } from '#app/core/studies/configuration/stored.ts';
import { ANALYSIS_VERSION, canonicalText } from '#app/core/verdict/canonical.ts';
import type { StudyData } from '#app/core/evidence/data.ts';
import type { Database, Executor } from '#db/database.ts';
import { findAnalysis, storeAnalysis } from '#db/queries/analysis.ts';
import { systemProvenances } from '#db/queries/provenance.ts';
import type { Row } from '#db/schema.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { studyProgress } from '../studies/studyProgress.ts';
import { computeReport } from './computeReport.ts';
import { loadStudyData } from './loadStudyData.ts';

export interface AnalysisOptions {
  /** Compute again even where the same analysis is stored. */
  readonly force?: boolean;
}

/**
 * The report of a study. Estimates are withheld until it is closed; then the analysis is stored by the hash of
 * its data and its signature, and read back while neither changes.
 *
 * @throws AppError `not_found`
 */
export async function analyseStudy(
  db: Database,
  slug: string,
  { force = false }: AnalysisOptions = {},
): Promise<Report> {
  const study = await requireStudy(db, slug);
  const { configuration } = study;
  const data = await loadStudyData(db, study.id);
  const dataHash = createHash('sha256')
    .update(canonicalText(textOf(study), data))
    .digest('hex');
  const input = {
    study: toReportStudy(study, configuration.question),
    configuration,
    data,
    progress: await progressOf(db, slug, data),
    dataHash,
    version: ANALYSIS_VERSION,
    provenance: await systemProvenances(db, study.id),
  };
  // Nothing is resampled while estimates are withheld.
  if (!isJudged(study)) return buildReport(input);
  const signature = reportSignature(input).text;
  const stored = force ? undefined : await findAnalysis(db, study.id, dataHash, signature);
  // What may change without the data changing, or is no part of it, is taken fresh.
  const fresh = { study: input.study, progress: input.progress, provenance: input.provenance };
  if (stored) return { ...(stored.result as Report), ...fresh };
  const report = await computeReport(input);
  await storeAnalysis(db, { studyId: study.id, dataHash, signature, result: report });
  return report;
}

/** The text of a study's configuration that its hash is taken of: frozen once it has opened. */
function textOf({ frozen_configuration, configuration }: Row<'studies'>): string {
  return frozen_configuration ?? frozenText(configuration);
}

function toReportStudy(study: Row<'studies'>, question: string): ReportStudy {
  return {
    slug: study.slug,
    name: study.name,
    question,
    state: study.state,
    openedAt: study.opened_at?.toISOString() ?? null,
    closedAt: study.closed_at?.toISOString() ?? null,
    ruleVersion: study.rule_version,
  };
}

async function progressOf(db: Executor, slug: string, data: StudyData): Promise<ReportProgress> {
  const { blocks, judgments, raters } = await studyProgress(db, slug);
  const controls = new Set(data.systems.flatMap(({ system, role }) => (role === 'control' ? [system] : [])));
  const controlled = data.outputs.flatMap(({ item, system }) => (controls.has(system) ? [item] : []));
  return {
    items: data.items.length,
    itemsWithControl: new Set(controlled).size,
    blocksSubmitted: blocks.submitted,
    blocksWanted: blocks.asked,
    raters: raters.people + raters.simulated,
    judgments,
  };
}
