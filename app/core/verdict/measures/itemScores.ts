import type { MeasuredOutput, Scorer } from '../../measures/definition.ts';
import { STUDY_MEASURES, type StudyMeasureName } from '../../measures/registry.ts';
import type { OutputRow, StudyData } from '../../evidence/data.ts';
import type { MeasureTokenizers } from './tokenizers.ts';

/**
 * What measures need of one system's outputs, by scorer and item; an item that a scorer can't do is absent.
 * Resampling never scores again.
 */
export type SystemScores = ReadonlyMap<Scorer<unknown>, ReadonlyMap<string, unknown>>;

const NOTHING: ReadonlyMap<string, unknown> = new Map();

/** What a measure has of a system, by item. */
export function statisticsOf(name: StudyMeasureName, scores: SystemScores): ReadonlyMap<string, unknown> {
  return scores.get(STUDY_MEASURES[name].scorer) ?? NOTHING;
}

/** Scores every output of one system for these measures. */
export function scoreSystem(
  data: StudyData,
  system: string,
  tokenizers: MeasureTokenizers,
  measures: readonly StudyMeasureName[],
): SystemScores {
  const references = new Map(data.items.map((item) => [item.item, item.references]));
  const scorers = new Set(measures.map((name) => STUDY_MEASURES[name].scorer));
  const scores = new Map([...scorers].map((scorer) => [scorer, new Map<string, unknown>()]));
  for (const output of data.outputs) {
    if (output.system !== system) continue;
    const measured = measuredOutput(output, references.get(output.item) ?? []);
    for (const [scorer, byItem] of scores) {
      const statistics = scorer.score(measured, tokenizers);
      if (statistics !== null) byItem.set(output.item, statistics);
    }
  }
  return scores;
}

function measuredOutput(output: OutputRow, references: readonly string[]): MeasuredOutput {
  const { referenceNll, referenceTokens, referenceBytes } = output;
  return {
    text: output.text,
    references,
    cost:
      referenceNll === null
        ? null
        : { logProbability: -referenceNll, tokens: referenceTokens ?? 0, bytes: referenceBytes ?? 0 },
    meaning: output.bertScore ?? null,
  };
}
