import { isJudged, reportSignature, type BuiltReport } from '#app/core/reports/buildReport.ts';
import {
  REPORT_FORM,
  type ItemFinding,
  type Report,
  type ReportProgress,
  type ReportSignature,
  type ReportStudy,
} from '#app/core/reports/report.ts';
import type { AdoptedPilot } from '#app/core/studies/adoptedPilot.ts';
import { frozenText } from '#app/core/studies/configuration/stored.ts';
import { ANALYSIS_VERSION } from '#app/core/verdict/canonical.ts';
import { RETENTION_RULE_VERSION } from '#app/core/verdict/rule.ts';
import type { StudyData } from '#app/core/evidence/data.ts';
import type { Database, Executor } from '#db/database.ts';
import { findAnalysis, findCurrentAnalysis, countChanges, storeAnalysis } from '#db/queries/analysis.ts';
import { systemProvenances } from '#db/queries/provenance.ts';
import type { Row } from '#db/schema.ts';
import { closingSequence } from '../studies/closingSequence.ts';
import { studyLooks } from '../studies/studyLooks.ts';
import { assertNoPilot } from '../pilots/requirePilot.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { studyProgress } from '../studies/studyProgress.ts';
import { computeReport, type StudyRead } from './computeReport.ts';
import { otherStudies } from './otherStudies.ts';
import { studyStory } from './studyStory.ts';
import { loadStudyData } from './loadStudyData.ts';
import { loadJudgedData } from './loadJudgedData.ts';

export interface AnalysisOptions {
  /** Compute again even where the same analysis is stored. */
  readonly force?: boolean;
}

/**
 * The report of a study. Estimates are withheld until it is closed; then the analysis is stored by the hash of
 * its data, its signature and its form, and read back while neither changes. While nothing has happened that could change it,
 * it is read back without looking at the data.
 *
 * @throws AppError `not_found`; `conflict` for a pilot, which has no verdict: see `pilotResult`
 */
export async function analyseStudy(
  db: Database,
  slug: string,
  options: AnalysisOptions = {},
): Promise<Report> {
  const study = await requireStudy(db, slug);
  assertNoPilot(study);
  const report = await analysed(db, slug, options);
  const others = await otherStudies(db, study, (other) => analysed(db, other));
  return { ...report, others, ...(await studyStory(db, study.id)) };
}

/** The same without what other studies found; of a pilot too, for the tables that hang on it and no verdict. */
export async function analysed(
  db: Database,
  slug: string,
  { force = false }: AnalysisOptions = {},
): Promise<Report> {
  // One moment of the study: what is judged meanwhile is in all of it or in none.
  const read = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((trx) => readStudy(trx, slug, force));
  if ('report' in read) return read.report;
  const { input, study, changesSeen } = read;
  const judged = isJudged(study);
  const signatureOf = (dataHash: string) => keptAs(reportSignature({ ...input, dataHash }));
  const computed = await computeReport(input, async (dataHash) =>
    force || !judged ? undefined : await findAnalysis(db, study.id, dataHash, signatureOf(dataHash)),
  );
  const { dataHash } = computed;
  const { report, ...findings } =
    'found' in computed
      ? { report: retold(computed.found.result as Report, input) }
      : withoutFindings(computed.built);
  if (!judged) return report;
  await storeAnalysis(db, {
    studyId: study.id,
    dataHash,
    signature: signatureOf(dataHash),
    result: report,
    ...findings,
    changesSeen,
  });
  return report;
}

/** A stored report with what isn't computed as it is now. */
function retold(stored: Report, { study, progress, provenance = [] }: StudyRead): Report {
  return { ...stored, study, progress, provenance };
}

/** A report and what is kept beside it. */
function withoutFindings({ findings, ...report }: BuiltReport): {
  readonly report: Report;
  readonly findings: readonly ItemFinding[];
} {
  return { report, findings };
}

/** All that a report is made of, or the report itself where it is known still to hold. */
async function readStudy(
  trx: Executor,
  slug: string,
  force: boolean,
): Promise<{ report: Report } | { input: StudyRead; study: Row<'studies'>; changesSeen: number }> {
  const study = await requireStudy(trx, slug);
  const { configuration } = study;
  const provenance = await systemProvenances(trx, study.id);
  const toldOf = { ...toReportStudy(study, configuration.question), ...(await looksOf(trx, study)) };
  const sequence = isJudged(study) ? await closingSequence(trx, study) : undefined;
  if (isJudged(study) && !force) {
    const current = await findCurrentAnalysis(trx, study.id);
    const dataHash = current?.data_hash ?? '';
    const expected = keptAs(
      reportSignature({ study: toldOf, configuration, sequence, dataHash, version: ANALYSIS_VERSION }),
    );
    if (current?.signature === expected) {
      return { report: { ...(current.result as Report), study: toldOf, provenance } };
    }
  }
  const changesSeen = await countChanges(trx, study.id);
  const { data, tables } =
    study.rule_version === RETENTION_RULE_VERSION
      ? await loadJudgedData(trx, study)
      : { data: await loadStudyData(trx, study.id, configuration), tables: null };
  const progress = await progressOf(trx, slug, data);
  const input = {
    study: toldOf,
    configuration,
    sequence,
    data,
    tables,
    progress,
    version: ANALYSIS_VERSION,
    provenance,
    frozen: textOf(study),
  };
  return { input, study, changesSeen };
}

/** What a report is kept by: how it was computed, and how it is written down. */
function keptAs({ text }: ReportSignature): string {
  return `${text}|form:${REPORT_FORM}`;
}

/** The text of a study's configuration that its hash is taken of: frozen once it has opened. */
function textOf({ frozen_configuration, configuration }: Row<'studies'>): string {
  return frozen_configuration ?? frozenText(configuration);
}

/** What a study with looks or an extension declared, and what came of it. */
async function looksOf(trx: Executor, study: Row<'studies'>): Promise<Pick<ReportStudy, 'looks'>> {
  const looks = await studyLooks(trx, study);
  return looks === null ? {} : { looks };
}

function toReportStudy(study: Row<'studies'>, question: string): ReportStudy {
  const { pilot, stakes } = study.configuration;
  return {
    slug: study.slug,
    name: study.name,
    question,
    state: study.state,
    openedAt: study.opened_at?.toISOString() ?? null,
    closedAt: study.closed_at?.toISOString() ?? null,
    ruleVersion: study.rule_version,
    ...(stakes !== undefined && { stakes }),
    ...(pilot !== undefined && { pilot: toldPilot(pilot) }),
  };
}

function toldPilot({ study, closedAt, items, raters, controlLoss }: AdoptedPilot): ReportStudy['pilot'] {
  return { study, closedAt, items, raters, controlLoss };
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
