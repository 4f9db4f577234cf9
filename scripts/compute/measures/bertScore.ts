import { z } from 'zod';
import { type BertScore, bertScore } from '#app/core/measures/bertScore.ts';
import { AppError } from '#app/core/shared/errors.ts';
import { defineMeasure } from '../measure.ts';
import { list, listSchema, NUMBER } from '../schemas.ts';

const EMBEDDINGS = listSchema(list(list(NUMBER)));
const WEIGHTS = listSchema(list(NUMBER)).optional();
const BASELINE = z.number().lt(1);

export const bertScoreMeasure = defineMeasure({
  data: z.strictObject({
    hypothesisEmbeddings: EMBEDDINGS,
    referenceEmbeddings: EMBEDDINGS,
    hypothesisWeights: WEIGHTS,
    referenceWeights: WEIGHTS,
  }),
  options: z.strictObject({
    baseline: z.strictObject({ precision: BASELINE, recall: BASELINE, f1: BASELINE }).optional(),
  }),
  run({ hypothesisEmbeddings, referenceEmbeddings, hypothesisWeights, referenceWeights }, { baseline }) {
    const segments = hypothesisEmbeddings.length;
    for (const [name, given] of Object.entries({
      referenceEmbeddings,
      hypothesisWeights,
      referenceWeights,
    })) {
      if (given === undefined || given.length === segments) continue;
      throw new AppError(
        'invalid_input',
        `hypothesisEmbeddings has ${segments} segments and ${name} has ${given.length}.`,
      );
    }
    const scores = hypothesisEmbeddings.map((embeddings, i) =>
      bertScore(
        { embeddings, weights: hypothesisWeights?.[i] },
        { embeddings: referenceEmbeddings[i]!, weights: referenceWeights?.[i] },
        baseline,
      ),
    );
    const mean = {
      precision: meanOf(scores, 'precision'),
      recall: meanOf(scores, 'recall'),
      f1: meanOf(scores, 'f1'),
    };
    if (!Object.values(mean).includes(null)) return { scores, mean };
    const reason =
      'null stands for a segment with a text without tokens or weight or an embedding without direction, and for the mean over it.';
    return { scores, mean, reason };
  },
});

function meanOf(scores: readonly BertScore[], figure: keyof BertScore): number | null {
  if (scores.length === 0 || scores.some((score) => score[figure] === null)) return null;
  return scores.reduce((sum, score) => sum + score[figure]! / scores.length, 0);
}
