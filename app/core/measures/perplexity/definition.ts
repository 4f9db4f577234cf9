import { defineStudyMeasure, type MeasureDefinition, type Scorer } from '../definition.ts';
import { signatureOf } from '../signature.ts';
import { perplexity, sumTextCosts, type TextCost } from './logProbabilities.ts';

export const perplexityDefinition: MeasureDefinition = {
  docs: {
    section: 'texts',
    what: 'exp of the mean negative log-probability of a token',
    source: '',
    checkedAgainst: 'worked examples',
  },
};

/** What references cost a model; perplexity and bits per byte are made of it. */
export const costScorer: Scorer<TextCost> = { score: ({ cost }) => cost };

export const perplexityInStudies = defineStudyMeasure<TextCost>({
  scorer: costScorer,
  measure: 'perplexity',
  chosen: true,
  madeOf: 'costs',
  higherIsBetter: false,
  digits: 2,
  values: '',
  vote: {
    comparison: 'log-ratio',
    unit: 'log ratio',
    margin: { field: 'perplexity', accept: 0.1, limit: 0.2 },
  },
  followed: true,
  perItem: false,
  itemFigure: perplexity,
  // Per token of the baseline, so that it holds between tokenizers too.
  itemDifference: (baseline, candidate) =>
    baseline.tokens > 0 ? (candidate.logProbability - baseline.logProbability) / baseline.tokens : null,
  corpusFigure: (costs) => (indices) => perplexity(sumTextCosts(costs, indices)),
  // The cost of the same references in nats compares, so it is taken per token of the baseline: the log ratio that
  // perplexity would have if the candidate had the baseline's tokenizer.
  acrossTokenizers: {
    shownAs: 'bitsPerByte',
    difference: (baseline, candidate) => (indices) => {
      const [of, to] = [sumTextCosts(baseline, indices), sumTextCosts(candidate, indices)];
      return of.tokens === 0 ? null : (to.logProbability - of.logProbability) / of.tokens;
    },
  },
  signature: (references) => signatureOf(references, { text: 'references', unit: 'token' }),
});
