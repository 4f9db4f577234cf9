import { AppError } from '#app/core/shared/errors.ts';
import type { JsonObject } from './jsonFile.ts';

/** A tokenizer may be smaller than a vocabulary that was padded to a round size, by less than this share. */
const PADDING_SHARE = 0.1;

/**
 * The size of the model's vocabulary, once graph, configuration and tokenizer agree on it.
 * @throws AppError `model_unusable` where they do not
 */
export function checkVocabulary(
  folder: string,
  tokenizerSize: number,
  logitsSize: number | undefined,
  config: JsonObject,
): number {
  const stated = config['decoder_vocab_size'] ?? config['vocab_size'];
  const configured = typeof stated === 'number' ? stated : undefined;
  const size = logitsSize ?? configured;
  if (size === undefined) {
    throw new AppError(
      'model_unusable',
      `${folder}/config.json states no vocab_size, and the graph leaves it open.`,
    );
  }
  if (configured !== undefined && configured !== size) {
    throw new AppError(
      'model_unusable',
      `${folder}/config.json states a vocabulary of ${configured} tokens, but the graph's logits have ${size}: these files belong to different models.`,
    );
  }
  if (tokenizerSize > size || tokenizerSize < size * (1 - PADDING_SHARE)) {
    throw new AppError(
      'model_unusable',
      `The tokenizer in ${folder} has ${tokenizerSize} tokens, but the model has ${size}: it does not fit. Copy the tokenizer files of the model that was exported.`,
    );
  }
  return size;
}
