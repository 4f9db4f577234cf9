import { raterAgreementOfRecords } from '../../agreement/raterAgreement.ts';
import type { RatingRecord } from '../../agreement/ratingTable.ts';
import { selfConsistency } from '../../agreement/selfConsistency.ts';
import type { RatingRow, RepeatedRow, StudyData } from '../../evidence/data.ts';
import { ratingIndex } from '../../evidence/ratingIndex.ts';
import { analyses } from '../../verdict/analyses.ts';
import type { JudgedStudy } from '../../verdict/judgeStudy.ts';
import type { RaterSummary } from '../report.ts';

/** Each rater's share in the study and how attentive they were; nothing of systems. */
export function raterSection(
  data: StudyData,
  { exclusions, controlRecords }: Pick<JudgedStudy, 'exclusions' | 'controlRecords'>,
): RaterSummary[] {
  const judgments = judgmentsByRater(data);
  const severity = severityByRater(data.ratings);
  const consistency = consistencyByRater(data.repeats);
  const aside = new Map(exclusions.map((exclusion) => [exclusion.rater, exclusion]));
  return data.raters.map(({ rater, group, simulated, medianActiveMs }) => ({
    rater,
    group,
    simulated,
    judgments: judgments.get(rater) ?? 0,
    controlsSeen: controlRecords.get(rater)?.seen ?? 0,
    controlsFailed: controlRecords.get(rater)?.failed ?? 0,
    medianActiveMs,
    severity: severity.get(rater) ?? null,
    selfConsistency: consistency.get(rater) ?? null,
    included: !aside.has(rater),
    exclusionReason: aside.get(rater)?.reason ?? null,
    excludedBy: aside.get(rater)?.by ?? null,
  }));
}

/** How alike each rater answered twice; raters without a repeat are absent. */
function consistencyByRater(repeats: readonly RepeatedRow[]) {
  const answers = repeats.flatMap(({ rater, first, second }, unit) => [
    [unit, rater, first] as const,
    [unit, rater, second] as const,
  ]);
  return new Map(
    selfConsistency(answers).map(({ rater, units, agreement }) => [
      String(rater),
      { answers: units, same: agreement! },
    ]),
  );
}

/** Submitted judgments of whatever kind: a shared text is one, however many systems it counts for. */
export function judgmentsByRater(data: StudyData): Map<string, number> {
  const keys = new Map<string, Set<string>>();
  for (const { kind, judgments } of analyses.all) {
    for (const { rater, key } of judgments(data)) {
      const own = keys.get(rater) ?? new Set();
      keys.set(rater, own.add(`${kind} ${key}`));
    }
  }
  return new Map([...keys].map(([rater, own]) => [rater, own.size]));
}

/** How much stricter than the others each rater is, on what others rated too; a shared text is one unit. */
export function severityByRater(ratings: readonly RatingRow[]): Map<string, number | null> {
  const index = ratingIndex(ratings);
  const records = new Map<number, RatingRecord>();
  ratings.forEach(({ rater, value }, place) => {
    const unit = index.text[place]! * index.criteria + index.criterion[place]!;
    records.set(unit * index.raters + index.rater[place]!, { unit, rater, value });
  });
  const byRater = raterAgreementOfRecords([...records.values()]);
  return new Map(Array.from(byRater, ([rater, { severity }]) => [String(rater), severity]));
}
