/**
 * How each figure of a report is computed, in one line: what it is an estimate of, by which formula, and how its interval
 * comes about. The words beside them are in the catalogues (`figures`); docs/report.md has both.
 */
export const FIGURE_SIGNATURES = {
  difference: 'mean:candidate−baseline|unit:rater×item|interval:crossed-t(items,raters)|df:Satterthwaite',
  severe: 'share:gains−losses|from:half-the-range|unit:item|interval:Newcombe-Wilson',
  measureLine: 'mean:candidate−baseline|unit:item|interval:paired-bootstrap(items),percentile',
  net: 'share:wins−losses|identical-texts:ties|unit:rater×item|interval:crossed-t(items,raters)',
  seen: 'mean:control−source|unit:rater×item|interval:crossed-t(items,raters)',
  retained: 'mean:candidate−baseline−θ·(control−source)|θ:min(most,accept/D)|interval:retention-t',
  alpha: 'Krippendorff-α|metric:ordinal|interval:bootstrap(items),percentile',
  alphaPeriod:
    'Krippendorff-α|metric:ordinal|within:period|periods:equal-texts,by-mean-time|interval:bootstrap(items),≤400,percentile',
  ac: 'Gwet-AC2|weights:ordinal|preferences:AC1|rankings:Kendall-W|interval:analytic(items)',
  reliability: 'ICC(1,k)|unit:text',
  mean: 'mean:rating|interval:crossed-t(items,raters)',
  model: 'Davidson|share:decided-comparisons|interval:bootstrap(items),percentile',
  tau: 'Kendall-τ-b|of:measure,people|unit:item-whose-texts-differ|interval:bootstrap(items),percentile',
  measure: 'corpus|interval:bootstrap(items),percentile',
  segment: 'mean:candidate−baseline|within:segment|unit:rater×item|interval:crossed-t(items,raters)',
  effect: 'd:mean(candidate−baseline)/√((s²b+s²c)/2)|interval:crossed-t⊕d²/(2(items−1))',
  z: 'mean:(rating−mean(rater))/sd(rater)|within:criterion|interval:crossed-t(items,raters)',
  penalty: 'mean:Σweights(marks)|unit:rater×text|interval:crossed-t(items,raters)',
  penaltyRate: '100·Σpoints/Σlength|unit:rater×text|interval:linearised,crossed-t(items,raters)',
  penaltyGain: 'mean:baseline−candidate|of:points|unit:rater×item|interval:crossed-t(items,raters)',
  penaltyRateGain:
    '100·(Σpoints/Σlength):baseline−candidate|unit:rater×item|interval:linearised,crossed-t(items,raters)',
  penaltyKind: 'mean:Σweights(marks)|within:kind|unit:rater×text',
  penaltyAlpha: 'Krippendorff-α|metric:interval|of:points|unit:text|interval:bootstrap(items),percentile',
  marks: 'count:marks/judgments|unit:rater×text',
  unmarked: 'share:judgments-without-marks|unit:rater×text',
  score: 'mean:(rating−lowest)/range|over:criteria',
  severity: 'mean:(mean(others)−rating)/range|unit:rater×text|interval:crossed-t(items,raters)',
  apart: 'mean:|rating−mean(others)|/range|unit:rater×text|interval:crossed-t(items,raters)',
} as const;

export type FigureName = keyof typeof FIGURE_SIGNATURES;
