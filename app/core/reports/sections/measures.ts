import type { MeaningScore, NamedMeasure } from '../../measures/definition.ts';
import { STUDY_MEASURES } from '../../measures/registry.ts';
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
import { note } from '../../shared/notes.ts';

/** Each measure of the baseline and the candidates over all items that it covers, with its signature. */
export function measureSection(
  data: StudyData,
  configuration: StudyConfiguration,
  scores: ReadonlyMap<string, SystemScores>,
  tokenizers: MeasureTokenizers,
  measures: readonly NamedMeasure[] = measuresOf(configuration),
): MeasureSummary[] {
  const order = data.items.map(({ item }) => item);
  const summaries = [...scores].flatMap(([system, own]) =>
    measures.flatMap((measure) => summaryOf(system, measure, own, order, data, configuration, tokenizers)),
  );
  const isWestern = [...tokenizers.values()].every(({ tokens }) => tokens === '13a');
  if (configuration.tokenizer !== 'auto' || isWestern || !measures.includes(STUDY_MEASURES.bleu)) {
    return summaries;
  }
  const western: MeasureTokenizers = new Map(
    [...tokenizers].map(([item, own]) => [item, { ...own, tokens: '13a' }]),
  );
  const others = [...scores.keys()].flatMap((system) =>
    summaryOf(
      system,
      STUDY_MEASURES.bleu,
      scoreSystem(data, system, western, configuration, [STUDY_MEASURES.bleu]),
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
  measure: NamedMeasure,
  scores: SystemScores,
  order: readonly string[],
  data: StudyData,
  { seed, resamples, voters, measures }: StudyConfiguration,
  tokenizers: MeasureTokenizers,
): MeasureSummary[] {
  const items = coveredItems(measure, [scores], order);
  if (items.length === 0) return [];
  const { name, madeOf, higherIsBetter, signature } = measure;
  const figure = corpusMeasure(measure, scores, items);
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
        settings: settingsOf(measure, measures),
        ofItem: false,
        meaning: madeOf === 'meanings' ? meaningOf(measure, scores, items) : undefined,
      }),
      note: value === null ? note('figure-beyond-numbers') : null,
      ...(madeOf === 'scores' ? { digits: measure.digits, of: order.length } : {}),
    },
  ];
}

function referencesOf(data: StudyData, items: readonly string[]): (readonly string[])[] {
  const covered = new Set(items);
  return data.items.flatMap(({ item, references }) => (covered.has(item) ? [references] : []));
}

function meaningOf(measure: NamedMeasure, scores: SystemScores, items: readonly string[]): string {
  return (statisticsOn(measure, scores, items.slice(0, 1))[0] as MeaningScore).signature;
}
