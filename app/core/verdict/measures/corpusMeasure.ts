import type { CorpusFigure, StudyMeasure } from '../../measures/definition.ts';
import { statisticsOf, type SystemScores } from './itemScores.ts';

/** The items of `order` that a measure can be computed on for all these systems. */
export function coveredItems(
  measure: StudyMeasure,
  systems: readonly SystemScores[],
  order: readonly string[],
): string[] {
  const covering = systems.map((scores) => statisticsOf(measure, scores));
  return order.filter((item) => covering.every((statistics) => statistics.has(item)));
}

/** What a measure has of one system for each of `items`, all of which it must cover (see `coveredItems`). */
export function statisticsOn(
  measure: StudyMeasure,
  scores: SystemScores,
  items: readonly string[],
): unknown[] {
  const byItem = statisticsOf(measure, scores);
  return items.map((item) => byItem.get(item));
}

/** A measure of one system over `items`, prepared so that a resample of them is cheap. */
export function corpusMeasure(
  measure: StudyMeasure,
  scores: SystemScores,
  items: readonly string[],
): CorpusFigure {
  return measure.corpusFigure(statisticsOn(measure, scores, items));
}
