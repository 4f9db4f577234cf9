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
import { bleuMeasure } from './measures/bleu.ts';
import { chrfMeasure } from './measures/chrf.ts';
import { bitsPerByteMeasure, perplexityMeasure } from './measures/logProbabilities.ts';
import { rougeMeasure } from './measures/rouge.ts';
import {
  cliffsDeltaMeasure,
  correlationMeasure,
  multipleTestsMeasure,
  pairedTestMeasure,
  proportionIntervalMeasure,
} from './measures/statistics.ts';
import { terMeasure } from './measures/ter.ts';
import {
  distinctMeasure,
  exactMatchMeasure,
  meteorMeasure,
  stemMeasure,
  tokenF1Measure,
  tokenizeMeasure,
} from './measures/texts.ts';

/** Every measure by its name in the protocol. */
export const MEASURES: ReadonlyMap<string, Measure> = new Map([
  ['tokenize', tokenizeMeasure],
  ['stem', stemMeasure],
  ['bleu', bleuMeasure],
  ['chrf', chrfMeasure],
  ['ter', terMeasure],
  ['rouge', rougeMeasure],
  ['meteor', meteorMeasure],
  ['exact_match', exactMatchMeasure],
  ['token_f1', tokenF1Measure],
  ['distinct_n', distinctMeasure],
  ['perplexity', perplexityMeasure],
  ['bits_per_byte', bitsPerByteMeasure],
  ['krippendorff_alpha', krippendorffAlphaMeasure],
  ['cohen_kappa', cohenKappaMeasure],
  ['fleiss_kappa', fleissKappaMeasure],
  ['gwet_ac', gwetAcMeasure],
  ['percent_agreement', percentAgreementMeasure],
  ['icc', iccMeasure],
  ['kendall_w', kendallWMeasure],
  ['proportion_interval', proportionIntervalMeasure],
  ['correlation', correlationMeasure],
  ['cliffs_delta', cliffsDeltaMeasure],
  ['paired_test', pairedTestMeasure],
  ['multiple_tests', multipleTestsMeasure],
]);

/** Names that the protocol reserves and that this version cannot compute. */
export const RESERVED: ReadonlySet<string> = new Set([
  'bradley_terry',
  'dawid_skene',
  'bertscore',
  'classification',
  'ranking',
  'mace',
]);
