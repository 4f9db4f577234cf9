import type { RatingRow, StudyData } from '../../verdict/data.ts';
import type { JudgedStudy } from '../../verdict/judgeStudy.ts';
import { meanOf } from '../../verdict/people/interval.ts';
import type { RaterSummary } from '../report.ts';

/** Each rater's share in the study and how attentive they were; nothing of systems. */
export function raterSection(
  data: StudyData,
  { exclusions, controlRecords }: Pick<JudgedStudy, 'exclusions' | 'controlRecords'>,
): RaterSummary[] {
  const judgments = judgmentsByRater(data);
  const severity = severityByRater(data.ratings);
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
    included: !reasons.has(rater),
    exclusionReason: reasons.get(rater) ?? null,
  }));
}

/** Submitted judgments: a shared text is one, however many systems it counts for. */
export function judgmentsByRater({ ratings, preferences, outputs }: StudyData): Map<string, number> {
  const texts = new Map(outputs.map(({ item, system, text }) => [JSON.stringify([item, system]), text]));
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
  return new Map([...keys].map(([rater, own]) => [rater, own.size]));
}

/** Mean of a rater's rating − the others' mean of the same output and criterion, where there are others. */
export function severityByRater(ratings: readonly RatingRow[]): Map<string, number> {
  const once = new Map<string, { rater: string; value: number; cell: string }>();
  for (const { rater, item, sharedTextId, criterion, value } of ratings) {
    const cell = JSON.stringify([item, sharedTextId, criterion]);
    once.set(JSON.stringify([cell, rater]), { rater, value, cell });
  }
  const cells = new Map<string, { sum: number; count: number }>();
  for (const { cell, value } of once.values()) {
    const entry = cells.get(cell) ?? { sum: 0, count: 0 };
    cells.set(cell, { sum: entry.sum + value, count: entry.count + 1 });
  }
  const deviations = new Map<string, number[]>();
  for (const { rater, value, cell } of once.values()) {
    const { sum, count } = cells.get(cell)!;
    if (count < 2) continue;
    const own = deviations.get(rater) ?? [];
    own.push(value - (sum - value) / (count - 1));
    deviations.set(rater, own);
  }
  return new Map([...deviations].map(([rater, values]) => [rater, meanOf(values)!]));
}
