import { z } from 'zod';
import {
  defineStudyMeasure,
  meanFigure,
  type MeasureDefinition,
  type MeasureSettings,
  type Scorer,
  tokenizersIn,
} from '../definition.ts';
import { signatureOf } from '../signature.ts';
import { distinctN } from './distinct.ts';

export const distinctDefinition: MeasureDefinition = {
  docs: {
    section: 'texts',
    what: 'different n-grams over all n-grams of the texts together; in a study of each output, and their mean',
    source: 'Li et al. 2016',
    checkedAgainst: 'worked examples',
  },
  settings: z.strictObject({ n: z.int().min(1).max(10).optional() }),
};

const orderIn = ({ n = 2 }: MeasureSettings) => n as number;

/**
 * Of one output: over outputs together it would fall wherever a resample draws an item twice, and with the number of
 * items. It shows a model that repeats itself.
 */
const scorer: Scorer<number> = {
  score: ({ text }, { tokens }, settings) => distinctN([text], { n: orderIn(settings), tokenizer: tokens }),
};

export const distinctInStudies = defineStudyMeasure<number>({
  scorer,
  measure: 'distinct_n',
  reads: 'tokens',
  chosen: true,
  madeOf: 'texts',
  higherIsBetter: true,
  digits: 3,
  values: '0–1',
  vote: { comparison: 'relative', unit: 'relative', margin: { field: 'distinct', accept: 0.05, limit: 0.1 } },
  followed: true,
  perItem: true,
  itemFigure: (share) => share,
  corpusFigure: (shares) => meanFigure(Float64Array.from(shares)),
  signature: (references, context) =>
    signatureOf(references, {
      measure: 'distinct',
      n: orderIn(context.settings),
      tok: tokenizersIn(context, 'tokens'),
      over: 'output',
    }),
});
