import { z } from 'zod';
import {
  bitsPerByte,
  perplexity,
  sumTextCosts,
  type TextCost,
  textCost,
} from '#app/core/measures/perplexity/logProbabilities.ts';
import { AppError } from '#app/core/shared/errors.ts';
import { defineMeasure } from '../measure.ts';
import { list, listSchema, NO_OPTIONS, NUMBER, TEXT } from '../schemas.ts';

const LOG_PROBABILITIES = listSchema(list(NUMBER));

export const perplexityMeasure = defineMeasure({
  data: z.strictObject({ tokenLogProbabilities: LOG_PROBABILITIES }),
  options: NO_OPTIONS,
  run({ tokenLogProbabilities }) {
    const costs = tokenLogProbabilities.map((values) => textCost(values));
    const value = { perplexity: perplexity(sumTextCosts(costs)), perDocument: costs.map(perplexity) };
    return explained(value, [value.perplexity, ...value.perDocument], 'a document without tokens');
  },
});

export const bitsPerByteMeasure = defineMeasure({
  data: z.strictObject({ tokenLogProbabilities: LOG_PROBABILITIES, texts: listSchema(TEXT) }),
  options: NO_OPTIONS,
  run({ tokenLogProbabilities, texts }) {
    if (tokenLogProbabilities.length !== texts.length) {
      throw new AppError('texts-differ', { texts: texts.length, given: tokenLogProbabilities.length });
    }
    const costs: TextCost[] = texts.map((text, i) => textCost(tokenLogProbabilities[i]!, text));
    const value = { bitsPerByte: bitsPerByte(sumTextCosts(costs)), perDocument: costs.map(bitsPerByte) };
    return explained(value, [value.bitsPerByte, ...value.perDocument], 'an empty text');
  },
});

function explained(value: object, figures: readonly (number | null)[], empty: string): object {
  if (!figures.includes(null)) return value;
  return { ...value, reason: `null stands for ${empty} or a value beyond the largest number.` };
}
