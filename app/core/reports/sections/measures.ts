import type { MeaningScore } from '../../measures/definition.ts';
import { STUDY_MEASURES, type StudyMeasureName } from '../../measures/registry.ts';
import { bootstrap } from '../../statistics/bootstrap.ts';
import { percentileInterval } from '../../statistics/percentileInterval.ts';
import type { StudyConfiguration } from '../../studies/configuration.ts';
import { measuresOf, settingsOf } from '../../studies/measures.ts';
import type { StudyData } from '../../evidence/data.ts';
import { corpusMeasure, coveredItems, statisticsOn } from '../../verdict/measures/corpusMeasure.ts';
import { scoreSystem } from '../../verdict/measures/itemScores.ts';
import type { SystemScores } from '../../verdict/measures/itemScores.ts';
import type { MeasureTokenizers } from '../../verdict/measures/tokenizers.ts';
import type { MeasureSummary } from '../report.ts';
import { DESCRIPTIVE_LEVEL } from '../../evidence/level.ts';

/** Each measure of the baseline and the candidates over all items that it covers, with its signature. */
export function measureSection(
  data: StudyData,
  configuration: StudyConfiguration,
  scores: ReadonlyMap<string, SystemScores>,
  tokenizers: MeasureTokenizers,
): MeasureSummary[] {
  const order = data.items.map(({ item }) => item);
  const summaries = [...scores].flatMap(([system, own]) =>
    measuresOf(configuration).flatMap((name) =>
      summaryOf(system, name, own, order, data, configuration, tokenizers),
    ),
  );
  const isWestern = [...tokenizers.values()].every(({ tokens }) => tokens === '13a');
  if (configuration.tokenizer !== 'auto' || isWestern || !measuresOf(configuration).includes('bleu')) {
    return summaries;
  }
  const western: MeasureTokenizers = new Map(
    [...tokenizers].map(([item, own]) => [item, { ...own, tokens: '13a' }]),
  );
  const others = [...scores.keys()].flatMap((system) =>
    summaryOf(
      system,
      'bleu',
      scoreSystem(data, system, western, configuration, ['bleu']),
      order,
      data,
      configuration,
      western,
    ).map((summary) => ({ ...summary, measure: 'bleu-13a', voter: false })),
  );
  return [...summaries, ...others];
}

function summaryOf(
  system: string,
  name: StudyMeasureName,
  scores: SystemScores,
  order: readonly string[],
  data: StudyData,
  { seed, resamples, voters, measures }: StudyConfiguration,
  tokenizers: MeasureTokenizers,
): MeasureSummary[] {
  const items = coveredItems(name, [scores], order);
  if (items.length === 0) return [];
  const { madeOf, higherIsBetter, signature } = STUDY_MEASURES[name];
  const figure = corpusMeasure(name, scores, items);
  const value = figure();
  const options = { samples: resamples, seed: `${seed}/report/${name}` };
  const interval =
    value === null ? null : percentileInterval(bootstrap(items.length, options, figure), DESCRIPTIVE_LEVEL);
  const [lower, upper] = interval ?? [null, null];
  const own = items.map((item) => tokenizers.get(item)!);
  return [
    {
      system,
      measure: name,
      value,
      lower,
      upper,
      level: DESCRIPTIVE_LEVEL,
      higherIsBetter,
      voter: voters.some((voter) => voter === name),
      items: items.length,
      signature: signature(referencesOf(data, items), {
        tokenizers: own,
        settings: settingsOf(name, measures),
        ofItem: false,
        meaning: madeOf === 'meanings' ? meaningOf(name, scores, items) : undefined,
      }),
      note: value === null ? 'It is beyond what a number can hold.' : null,
    },
  ];
}

function referencesOf(data: StudyData, items: readonly string[]): (readonly string[])[] {
  const covered = new Set(items);
  return data.items.flatMap(({ item, references }) => (covered.has(item) ? [references] : []));
}

function meaningOf(name: StudyMeasureName, scores: SystemScores, items: readonly string[]): string {
  return (statisticsOn(name, scores, items.slice(0, 1))[0] as MeaningScore).signature;
}
