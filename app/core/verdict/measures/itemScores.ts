import type { MeasuredOutput, Scorer, StudyMeasure } from '../../measures/definition.ts';
import type { StudyConfiguration } from '../../studies/configuration.ts';
import { measuresOf, settingsOf } from '../../studies/measures.ts';
import type { OutputRow, StudyData } from '../../evidence/data.ts';
import type { MeasureTokenizers } from './tokenizers.ts';

/**
 * What measures need of one system's outputs, by scorer and item; an item that a scorer can't do is absent.
 * Resampling never scores again.
 */
export type SystemScores = ReadonlyMap<Scorer<unknown>, ReadonlyMap<string, unknown>>;

const NOTHING: ReadonlyMap<string, unknown> = new Map();

/** What a measure has of a system, by item. */
export function statisticsOf({ scorer }: StudyMeasure, scores: SystemScores): ReadonlyMap<string, unknown> {
  return scores.get(scorer) ?? NOTHING;
}

/** Scores every output of one system for a study's measures, or for some of them. */
export function scoreSystem(
  data: StudyData,
  system: string,
  tokenizers: MeasureTokenizers,
  configuration: Pick<StudyConfiguration, 'measures' | 'customMeasures'>,
  measures: readonly StudyMeasure[] = measuresOf(configuration),
): SystemScores {
  const references = new Map(data.items.map((item) => [item.item, item.references]));
  const settings = new Map(
    measures.map((measure) => [measure.scorer, settingsOf(measure, configuration.measures)]),
  );
  const scores = new Map([...settings.keys()].map((scorer) => [scorer, new Map<string, unknown>()]));
  for (const output of data.outputs) {
    if (output.system !== system) continue;
    const measured = measuredOutput(output, references.get(output.item) ?? []);
    const own = tokenizers.get(output.item)!;
    for (const [scorer, byItem] of scores) {
      const statistics = scorer.score(measured, own, settings.get(scorer)!);
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
    scores: output.scores,
  };
}
