import type { CorpusFigure } from '../../measures/definition.ts';
import { STUDY_MEASURES, type StudyMeasureName } from '../../measures/registry.ts';
import { statisticsOf, type SystemScores } from './itemScores.ts';

/** The items of `order` that a measure can be computed on for all these systems. */
export function coveredItems(
  name: StudyMeasureName,
  systems: readonly SystemScores[],
  order: readonly string[],
): string[] {
  const covering = systems.map((scores) => statisticsOf(name, scores));
  return order.filter((item) => covering.every((statistics) => statistics.has(item)));
}

/** What a measure has of one system for each of `items`, all of which it must cover (see `coveredItems`). */
export function statisticsOn(
  name: StudyMeasureName,
  scores: SystemScores,
  items: readonly string[],
): unknown[] {
  const byItem = statisticsOf(name, scores);
  return items.map((item) => byItem.get(item));
}

/** A measure of one system over `items`, prepared so that a resample of them is cheap. */
export function corpusMeasure(
  name: StudyMeasureName,
  scores: SystemScores,
  items: readonly string[],
): CorpusFigure {
  return STUDY_MEASURES[name].corpusFigure(statisticsOn(name, scores, items));
}
