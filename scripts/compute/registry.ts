import type { MeasureName } from '#app/core/measures/registry.ts';
import type { Measure } from './measure.ts';
import {
  cohenKappaMeasure,
  fleissKappaMeasure,
  gwetAcMeasure,
  iccMeasure,
  kendallWMeasure,
  krippendorffAlphaMeasure,
  percentAgreementMeasure,
} from './measures/agreement.ts';
import { bertScoreMeasure } from './measures/bertScore.ts';
import { bleuMeasure } from './measures/bleu.ts';
import { chrfMeasure } from './measures/chrf.ts';
import { classificationMeasure, rankingMeasure } from './measures/classification.ts';
import { bitsPerByteMeasure, perplexityMeasure } from './measures/logProbabilities.ts';
import { planMeasure } from './measures/plan.ts';
import { bradleyTerryMeasure } from './measures/preferences.ts';
import {
  dawidSkeneMeasure,
  maceMeasure,
  raterAgreementMeasure,
  selfConsistencyMeasure,
} from './measures/raters.ts';
import { rougeMeasure } from './measures/rouge.ts';
import {
  cliffsDeltaMeasure,
  correlationMeasure,
  differenceIntervalMeasure,
  meanIntervalMeasure,
  multipleTestsMeasure,
  pairedTestMeasure,
  proportionIntervalMeasure,
  standardizedDifferenceMeasure,
} from './measures/statistics.ts';
import { terMeasure } from './measures/ter.ts';
import { retentionMeasure, verdictMeasure } from './measures/verdict.ts';
import {
  distinctMeasure,
  exactMatchMeasure,
  lengthRatioMeasure,
  meteorMeasure,
  stemMeasure,
  tokenF1Measure,
  tokenizeMeasure,
} from './measures/texts.ts';

/** How `compute` answers for each measure of the registry: the compiler misses one that is not here. */
const OF_MEASURES: Record<MeasureName, Measure> = {
  bleu: bleuMeasure,
  chrf: chrfMeasure,
  ter: terMeasure,
  rouge: rougeMeasure,
  meteor: meteorMeasure,
  exact_match: exactMatchMeasure,
  token_f1: tokenF1Measure,
  distinct_n: distinctMeasure,
  length_ratio: lengthRatioMeasure,
  perplexity: perplexityMeasure,
  bits_per_byte: bitsPerByteMeasure,
  bertscore: bertScoreMeasure,
  classification: classificationMeasure,
  ranking: rankingMeasure,
};

/** What else it knows: parts of measures, agreement and statistics. */
const BESIDE: Record<string, Measure> = {
  tokenize: tokenizeMeasure,
  stem: stemMeasure,
  krippendorff_alpha: krippendorffAlphaMeasure,
  cohen_kappa: cohenKappaMeasure,
  fleiss_kappa: fleissKappaMeasure,
  gwet_ac: gwetAcMeasure,
  percent_agreement: percentAgreementMeasure,
  icc: iccMeasure,
  kendall_w: kendallWMeasure,
  rater_agreement: raterAgreementMeasure,
  self_consistency: selfConsistencyMeasure,
  dawid_skene: dawidSkeneMeasure,
  mace: maceMeasure,
  bradley_terry: bradleyTerryMeasure,
  proportion_interval: proportionIntervalMeasure,
  difference_interval: differenceIntervalMeasure,
  mean_interval: meanIntervalMeasure,
  correlation: correlationMeasure,
  cliffs_delta: cliffsDeltaMeasure,
  standardized_difference: standardizedDifferenceMeasure,
  paired_test: pairedTestMeasure,
  multiple_tests: multipleTestsMeasure,
  retention: retentionMeasure,
  verdict: verdictMeasure,
  plan: planMeasure,
};

/** Everything that `compute` answers, by its name in the protocol. */
export const COMPUTED: ReadonlyMap<string, Measure> = new Map([
  ...Object.entries(OF_MEASURES),
  ...Object.entries(BESIDE),
]);
