import {
  bertScoreDefinition,
  bertScoreF1InStudies,
  bertScorePrecisionInStudies,
  bertScoreRecallInStudies,
} from './bertscore/definition.ts';
import { bitsPerByteDefinition, bitsPerByteInStudies } from './bitsPerByte/definition.ts';
import { bleuDefinition, bleuInStudies } from './bleu/definition.ts';
import { chrf, chrfDefinition, chrfPlusPlus } from './chrf/definition.ts';
import { classificationDefinition } from './classification/definition.ts';
import type { MeasureDefinition, NamedMeasure, StudyMeasure } from './definition.ts';
import { distinctDefinition, distinctInStudies } from './distinct/definition.ts';
import { exactMatchDefinition, exactMatchInStudies } from './exactMatch/definition.ts';
import { lengthRatioDefinition, lengthRatioInStudies } from './lengthRatio/definition.ts';
import { meteorDefinition, meteorInStudies } from './meteor/definition.ts';
import { perplexityDefinition, perplexityInStudies } from './perplexity/definition.ts';
import { rankingDefinition } from './ranking/definition.ts';
import { rouge1InStudies, rouge2InStudies, rougeDefinition, rougeLInStudies } from './rouge/definition.ts';
import { terDefinition, terInStudies } from './ter/definition.ts';
import { tokenF1Definition, tokenF1InStudies } from './tokenF1/definition.ts';

/** The measures by their names in `evenhand compute`, in the order of docs/measures.md. */
export const MEASURES = {
  bleu: bleuDefinition,
  chrf: chrfDefinition,
  ter: terDefinition,
  rouge: rougeDefinition,
  meteor: meteorDefinition,
  exact_match: exactMatchDefinition,
  token_f1: tokenF1Definition,
  distinct_n: distinctDefinition,
  length_ratio: lengthRatioDefinition,
  perplexity: perplexityDefinition,
  bits_per_byte: bitsPerByteDefinition,
  bertscore: bertScoreDefinition,
  classification: classificationDefinition,
  ranking: rankingDefinition,
} as const satisfies Record<string, MeasureDefinition>;

export type MeasureName = keyof typeof MEASURES;

/** The figures that a study can show, by their names in its configuration and tables, in the order of its report. */
const REGISTERED = {
  bleu: bleuInStudies,
  rouge1: rouge1InStudies,
  rouge2: rouge2InStudies,
  rougeL: rougeLInStudies,
  chrf,
  'chrf++': chrfPlusPlus,
  ter: terInStudies,
  meteor: meteorInStudies,
  exactMatch: exactMatchInStudies,
  tokenF1: tokenF1InStudies,
  distinct: distinctInStudies,
  lengthRatio: lengthRatioInStudies,
  perplexity: perplexityInStudies,
  bitsPerByte: bitsPerByteInStudies,
  bertscore: bertScoreF1InStudies,
  bertscorePrecision: bertScorePrecisionInStudies,
  bertscoreRecall: bertScoreRecallInStudies,
} as const satisfies Record<string, StudyMeasure>;

export type StudyMeasureName = keyof typeof REGISTERED;

export const STUDY_MEASURES = Object.fromEntries(
  Object.entries(REGISTERED).map(([name, measure]) => [name, { ...measure, name }]),
) as unknown as Readonly<Record<StudyMeasureName, NamedMeasure>>;

export const STUDY_MEASURE_NAMES = Object.keys(REGISTERED) as StudyMeasureName[];

/** The names under which reports show measures: BLEU by 13a stands beside another tokenizer's. */
export type ReportedMeasure = StudyMeasureName | 'bleu-13a';

/** The measure of a name that a report shows; undefined for one that is none of the program's own. */
export function reportedMeasure(name: string): StudyMeasure | undefined {
  if (name === 'bleu-13a') return STUDY_MEASURES.bleu;
  return isStudyMeasure(name) ? STUDY_MEASURES[name] : undefined;
}

/** Whether a name is that of a measure that studies know. */
export function isStudyMeasure(name: string): name is StudyMeasureName {
  return Object.hasOwn(REGISTERED, name);
}
