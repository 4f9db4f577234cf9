import { bleuSignature } from '../../measures/bleu/bleu.ts';
import { rougeSignature } from '../../measures/rouge/signature.ts';
import { signatureOf, signatureOfCorpus } from '../../measures/signature.ts';
import { bootstrap } from '../../statistics/bootstrap.ts';
import { percentileInterval } from '../../statistics/percentileInterval.ts';
import type { StudyConfiguration } from '../../studies/configuration.ts';
import type { StudyData } from '../../verdict/data.ts';
import {
  corpusMeasure,
  coveredItems,
  isOfCosts,
  isOfMeanings,
} from '../../verdict/measures/corpusMeasure.ts';
import type { BertScoreName, CorpusMeasureName } from '../../verdict/measures/corpusMeasure.ts';
import { scoreSystem } from '../../verdict/measures/itemScores.ts';
import type { SystemScores } from '../../verdict/measures/itemScores.ts';
import type { MeasureTokenizers } from '../../verdict/measures/tokenizers.ts';
import type { MeasureSummary } from '../report.ts';
import { DESCRIPTIVE_LEVEL } from './ratings.ts';

export const REPORTED_MEASURES: readonly CorpusMeasureName[] = [
  'bleu',
  'rouge1',
  'rouge2',
  'rougeL',
  'perplexity',
  'bitsPerByte',
  'bertscore',
  'bertscorePrecision',
  'bertscoreRecall',
];

/** Each measure of the baseline and the candidates over all items that it covers, with its signature. */
export function measureSection(
  data: StudyData,
  configuration: StudyConfiguration,
  scores: ReadonlyMap<string, SystemScores>,
  tokenizers: MeasureTokenizers,
): MeasureSummary[] {
  const order = data.items.map(({ item }) => item);
  const summaries = [...scores].flatMap(([system, own]) =>
    REPORTED_MEASURES.flatMap((name) => summaryOf(system, name, own, order, data, configuration, tokenizers)),
  );
  if (configuration.tokenizer !== 'auto' || tokenizers.bleu !== 'zh') return summaries;
  const western: MeasureTokenizers = { bleu: '13a', rouge: 'default' };
  const others = [...scores.keys()].flatMap((system) =>
    summaryOf(system, 'bleu', scoreSystem(data, system, western), order, data, configuration, western).map(
      (summary) => ({ ...summary, measure: 'bleu-13a', voter: false }),
    ),
  );
  return [...summaries, ...others];
}

function summaryOf(
  system: string,
  name: CorpusMeasureName,
  scores: SystemScores,
  order: readonly string[],
  data: StudyData,
  { seed, resamples, voters }: StudyConfiguration,
  tokenizers: MeasureTokenizers,
): MeasureSummary[] {
  const items = coveredItems(name, [scores], order);
  if (items.length === 0) return [];
  const measure = corpusMeasure(name, scores, items);
  const value = measure.valueOf();
  const options = { samples: resamples, seed: `${seed}/report/${name}` };
  const interval =
    value === null
      ? null
      : percentileInterval(
          bootstrap(items.length, options, (indices) => measure.valueOf(indices)),
          DESCRIPTIVE_LEVEL,
        );
  const [lower, upper] = interval ?? [null, null];
  return [
    {
      system,
      measure: name,
      value,
      lower,
      upper,
      level: DESCRIPTIVE_LEVEL,
      higherIsBetter: !isOfCosts(name),
      voter: voters.some((voter) => voter === name),
      items: items.length,
      signature: isOfMeanings(name)
        ? signatureOfCorpus(scores.meanings.get(items[0]!)!.signature, referencesOf(data, items))
        : measureSignature(name, referencesOf(data, items), tokenizers),
      note: value === null ? 'It is beyond what a number can hold.' : null,
    },
  ];
}

function referencesOf(data: StudyData, items: readonly string[]): (readonly string[])[] {
  const covered = new Set(items);
  return data.items.flatMap(({ item, references }) => (covered.has(item) ? [references] : []));
}

/** How a measure was computed: all that must be equal for two figures to be comparable. */
export function measureSignature(
  name: Exclude<CorpusMeasureName, BertScoreName>,
  references: readonly (readonly string[])[],
  tokenizers: MeasureTokenizers,
): string {
  if (name === 'bleu') return bleuSignature(references, { tokenizer: tokenizers.bleu });
  if (isOfCosts(name))
    return signatureOf(references, { text: 'references', unit: name === 'perplexity' ? 'token' : 'byte' });
  return rougeSignature(references, name, { tokenizer: tokenizers.rouge });
}
