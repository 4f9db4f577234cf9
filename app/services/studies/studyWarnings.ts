import type { Report } from '#app/core/reports/report.ts';
import type { Protocol } from '#app/core/studies/configuration.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import type { StudyWarning } from '#app/core/studies/warnings.ts';

export interface WarningInput {
  readonly state: StudyState;
  readonly protocol: Protocol;
  readonly report: Pick<Report, 'raters' | 'exclusions' | 'progress' | 'criteria' | 'verdict' | 'estimates'>;
}

/** Controls after which a rater who misses most of them is worth a look, before the exclusion rule can speak. */
const EARLY_CONTROLS = 3;

/**
 * What a lead should know about a study that has been opened, most important first. Nothing in it tells an
 * estimate while the study is open.
 */
export function studyWarnings({ state, protocol, report }: WarningInput): StudyWarning[] {
  const warnings: StudyWarning[] = [];
  const running = state === 'open' || state === 'paused';
  const { raters, exclusions, progress } = report;
  if (report.estimates === 'shown') warnings.push(...insensitiveCriteria(report));
  if (progress.itemsWithControl === 0) warnings.push({ kind: 'no-controls' });
  for (const { rater, included, controlsSeen, controlsFailed } of raters) {
    const figures = { rater, failed: controlsFailed, seen: controlsSeen };
    if (!included) warnings.push({ kind: 'rater-excluded', ...figures });
    else if (
      running &&
      controlsSeen >= EARLY_CONTROLS &&
      controlsFailed / controlsSeen > exclusions.rule.mostFailedShare
    )
      warnings.push({ kind: 'rater-failing', ...figures });
  }
  const rating = raters.filter(({ included }) => included).length;
  if (running && rating < protocol.ratersPerItem)
    warnings.push({ kind: 'few-raters', raters: rating, needed: protocol.ratersPerItem });
  return warnings;
}

/** Criteria by which raters did not see the controls' harm, for any candidate's verdict. */
function insensitiveCriteria({
  verdict,
  criteria,
  progress,
}: Pick<Report, 'verdict' | 'criteria' | 'progress'>): StudyWarning[] {
  if (progress.itemsWithControl === 0) return [];
  const failed = new Set(
    verdict.candidates.flatMap(({ gates }) =>
      gates.sensitivity.flatMap(({ passed, criterion }) => (passed ? [] : [criterion])),
    ),
  );
  return criteria
    .filter(({ key }) => failed.has(key))
    .map(({ label }) => ({ kind: 'insensitive-criterion', criterion: label }));
}
