import { raterAgreementOfRecords } from '../../agreement/raterAgreement.ts';
import type { RatingRecord } from '../../agreement/ratingTable.ts';
import { selfConsistency } from '../../agreement/selfConsistency.ts';
import { shownText } from '../../shared/shownText.ts';
import type { RatingRow, RepeatedRow, StudyData } from '../../verdict/data.ts';
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
  const reasons = new Map(exclusions.map(({ rater, reason }) => [rater, reason]));
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
    included: !reasons.has(rater),
    exclusionReason: reasons.get(rater) ?? null,
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

/** Submitted judgments: a shared text is one, however many systems it counts for. */
export function judgmentsByRater({
  ratings,
  preferences,
  rankings,
  outputs,
}: StudyData): Map<string, number> {
  const texts = new Map(
    outputs.map(({ item, system, text }) => [JSON.stringify([item, system]), shownText(text)]),
  );
  const keys = new Map<string, Set<string>>();
  const add = (rater: string, key: string) => {
    const own = keys.get(rater) ?? new Set();
    keys.set(rater, own.add(key));
  };
  for (const { rater, item, sharedTextId } of ratings)
    add(rater, JSON.stringify(['likert', item, sharedTextId]));
  for (const { rater, item, systemA, systemB } of preferences) {
    const shown = [systemA, systemB].map((system) => texts.get(JSON.stringify([item, system])) ?? system);
    add(rater, JSON.stringify(['pairwise', item, ...shown]));
  }
  for (const { rater, item } of rankings) add(rater, JSON.stringify(['ranking', item]));
  return new Map([...keys].map(([rater, own]) => [rater, own.size]));
}

/** How much stricter than the others each rater is, on what others rated too; a shared text is one unit. */
export function severityByRater(ratings: readonly RatingRow[]): Map<string, number | null> {
  const records = new Map<string, RatingRecord>();
  for (const { rater, item, sharedTextId, criterion, value } of ratings) {
    const unit = JSON.stringify([item, sharedTextId, criterion]);
    records.set(JSON.stringify([unit, rater]), { unit, rater, value });
  }
  const byRater = raterAgreementOfRecords([...records.values()]);
  return new Map(Array.from(byRater, ([rater, { severity }]) => [String(rater), severity]));
}
