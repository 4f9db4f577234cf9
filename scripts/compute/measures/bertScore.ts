import { z } from 'zod';
import {
  bertScore,
  type BertScore,
  type BertScoreBaseline,
  bertScoreSignature,
  meanBertScore,
} from '#app/core/measures/bertscore/bertScore.ts';
import { checkSegments } from '#app/core/measures/segments.ts';
import { AppError } from '#app/core/shared/errors.ts';
import { defineMeasure, type Facilities } from '../measure.ts';
import { integer, list, listSchema, NUMBER, SEGMENTS } from '../schemas.ts';

const EMBEDDINGS = listSchema(list(list(NUMBER)));
const WEIGHTS = listSchema(list(NUMBER)).optional();
const BASELINE = z.number().lt(1);

const EMBEDDED = z.strictObject({
  hypothesisEmbeddings: EMBEDDINGS,
  referenceEmbeddings: EMBEDDINGS,
  hypothesisWeights: WEIGHTS,
  referenceWeights: WEIGHTS,
});

const OPTIONS = z.strictObject({
  baseline: z.strictObject({ precision: BASELINE, recall: BASELINE, f1: BASELINE }).optional(),
  /** Of texts only: the encoder's folder, and how it is used. */
  model: z.string().min(1).optional(),
  variant: z.string().min(1).optional(),
  layer: integer(0, 1000).optional(),
  idf: z.boolean().optional(),
});

/** From embeddings, or from texts with the folder of an encoder as `options.model`. */
export const bertScoreMeasure = defineMeasure({
  data: z.union([EMBEDDED, SEGMENTS]),
  options: OPTIONS,
  run(data, options, facilities) {
    if ('hypotheses' in data) return ofTexts(data, options, facilities);
    for (const name of ['model', 'variant', 'layer', 'idf'] as const) {
      if (options[name] === undefined) continue;
      throw new AppError('encoder-option', { option: name });
    }
    return ofEmbeddings(data, options.baseline);
  },
});

async function ofTexts(
  { hypotheses, references }: z.output<typeof SEGMENTS>,
  { model, variant, ...options }: z.output<typeof OPTIONS>,
  facilities: Facilities,
): Promise<object> {
  checkSegments(hypotheses, references);
  if (model === undefined) {
    throw new AppError('encoder-missing');
  }
  const segments = hypotheses.map((hypothesis, i) => ({ hypothesis, references: references[i]! }));
  const { scores, encoder } = await facilities.compare({ encoderFolder: model, variant, segments, options });
  const signature = bertScoreSignature(references, { encoder: encoder.fingerprint, ...options });
  return explained(scores, { signature }, 'a segment in which every token has the weight 0');
}

function ofEmbeddings(
  {
    hypothesisEmbeddings,
    referenceEmbeddings,
    hypothesisWeights,
    referenceWeights,
  }: z.output<typeof EMBEDDED>,
  baseline: BertScoreBaseline | undefined,
): object {
  const segments = hypothesisEmbeddings.length;
  for (const [name, given] of Object.entries({ referenceEmbeddings, hypothesisWeights, referenceWeights })) {
    if (given === undefined || given.length === segments) continue;
    throw new AppError('segments-differ', { segments, name, given: given.length });
  }
  const scores = hypothesisEmbeddings.map((embeddings, i) =>
    bertScore(
      { embeddings, weights: hypothesisWeights?.[i] },
      { embeddings: referenceEmbeddings[i]!, weights: referenceWeights?.[i] },
      baseline,
    ),
  );
  return explained(
    scores,
    {},
    'a segment with a text without tokens or weight or an embedding without direction',
  );
}

function explained(scores: readonly BertScore[], more: object, what: string): object {
  const mean = meanBertScore(scores);
  const value = { scores, mean, ...more };
  if (!Object.values(mean).includes(null)) return value;
  return { ...value, reason: `null stands for ${what}, and for the mean over it.` };
}
