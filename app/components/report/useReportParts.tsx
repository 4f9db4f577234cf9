import type { ReactNode } from 'react';
import { isRetained, type Report } from '#app/core/reports/report.ts';
import type { SeriesEntry } from '#app/core/reports/series.ts';
import { useTranslation } from '#app/i18n/index.ts';
import type { KindReport, ReportPlace } from '../kinds/kindReport.ts';
import { reports } from '../kinds/reports.ts';
import { AgreementTable } from './AgreementTable.tsx';
import { CandidateEvidence } from './CandidateEvidence.tsx';
import { CandidateGates, hasGates } from './CandidateGates.tsx';
import { Compared } from './Compared.tsx';
import { Costs } from './Costs.tsx';
import { Effects } from './Effects.tsx';
import { evidenceId } from './evidenceId.ts';
import { ExplorePointer } from './ExplorePage.tsx';
import { Gains } from './Gains.tsx';
import { ItemsToRead } from './ItemsToRead.tsx';
import { MeasuresAgainstPeople, MeasureTable } from './MeasureTables.tsx';
import { Method } from './Method.tsx';
import { OverTime } from './OverTime.tsx';
import { PreferenceModel } from './PreferenceModel.tsx';
import { Preferences } from './Preferences.tsx';
import { ProvenanceSection } from './ProvenanceSection.tsx';
import { Raters } from './Raters.tsx';
import type { PartGroup, PartId, ReportPart } from './reportPart.ts';
import { Segments } from './Segments.tsx';
import { Series } from './Series.tsx';

/**
 * The parts of a judged study's report after the first screen, in their order; what a study has nothing for is left out.
 * @param linked whether whoever reads it may open the study's other pages
 */
export function useReportParts(
  report: Report,
  series: readonly SeriesEntry[],
  linked: boolean,
): readonly ReportPart[] {
  const { t } = useTranslation('parts');
  const of = (place: ReportPlace, group: PartGroup): ReportPart[] =>
    reports.all.flatMap((kind) => kindPart(kind, place, group, report));
  const part = (id: Exclude<PartId, 'evidence'>, group: PartGroup, content: ReactNode): ReportPart => ({
    id,
    group,
    title: t(`of.${id}.title`),
    says: t(`of.${id}.says`),
    content,
  });
  const where = (there: boolean, ...parts: readonly ReportPart[]) => (there ? parts : []);
  const { baseline, candidates } = report.verdict;
  return [
    ...where(candidates.length > 1, part('compared', 'result', <Compared report={report} />)),
    ...candidates.map((verdict, index): ReportPart => ({
      id: evidenceId(candidates, index),
      group: 'result',
      title: t('of.evidence.title', { candidate: verdict.system, baseline }),
      says: t('of.evidence.says'),
      content: (
        <CandidateEvidence report={report} verdict={verdict} explanation={report.explanations[index]} />
      ),
    })),
    ...where(candidates.some(hasGates), part('gate', 'result', <CandidateGates report={report} />)),
    ...where(
      report.preferences.some(({ wins, ties, losses }) => wins + ties + losses > 0),
      part('preferences', 'people', <Preferences report={report} />),
    ),
    ...of('comparisons', 'people'),
    ...where(report.preferenceModel !== null, part('model', 'people', <PreferenceModel report={report} />)),
    ...of('answers', 'people'),
    ...where(report.normalised.length > 0, part('effects', 'people', <Effects report={report} />)),
    ...of('remarks', 'people'),
    ...where(report.segments.length > 0, part('segments', 'people', <Segments report={report} />)),
    ...where(
      report.itemsToRead.length > 0,
      part('items', 'people', <ItemsToRead report={report} linked={linked} />),
    ),
    ...where(report.agreement.length > 0, part('agreement', 'trust', <AgreementTable report={report} />)),
    ...where(
      report.overTime.length + report.agreementOverTime.length > 0,
      part('time', 'trust', <OverTime report={report} />),
    ),
    part('raters', 'trust', <Raters report={report} />),
    ...where(
      linked && candidates.some(isRetained),
      part('sensitivity', 'trust', <ExplorePointer slug={report.study.slug} />),
    ),
    ...where(
      report.systems.some(({ role }) => role !== 'control'),
      part('costs', 'cost', <Costs report={report} />),
    ),
    ...where(report.study.stakes !== undefined, part('stakes', 'cost', <Gains report={report} />)),
    ...where(report.measures.length > 0, part('measures', 'cost', <MeasureTable report={report} />)),
    ...where(
      report.measuresAndPeople.length > 0,
      part('follows', 'cost', <MeasuresAgainstPeople report={report} />),
    ),
    ...where(
      series.length > 1,
      part('series', 'behind', <Series series={series} criteria={report.criteria} />),
    ),
    ...where(
      (report.provenance ?? []).some(({ made }) => made.length > 0),
      part('provenance', 'behind', <ProvenanceSection report={report} />),
    ),
    part('method', 'behind', <Method report={report} />),
  ];
}

function kindPart(
  { sections }: KindReport,
  place: ReportPlace,
  group: PartGroup,
  report: Report,
): ReportPart[] {
  const own = sections[place];
  if (own === null) return [];
  // The kinds are the same for as long as the program runs, and so is the number of hooks.
  const { title, says } = own.useWords(report);
  const { id, shown, Part } = own;
  return shown(report) ? [{ id, group, title, says, content: <Part report={report} /> }] : [];
}
