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
    throw new AppError('vocabulary-unknown', { folder });
  }
  if (configured !== undefined && configured !== size) {
    throw new AppError('vocabulary-differs', { folder, configured, size });
  }
  if (tokenizerSize > size || tokenizerSize < size * (1 - PADDING_SHARE)) {
    throw new AppError('tokenizer-unfit', { folder, tokens: tokenizerSize, size });
  }
  return size;
}
