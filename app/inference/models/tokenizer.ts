import { createHash } from 'node:crypto';
import { Tokenizer } from '@huggingface/tokenizers';
import { AppError } from '#app/core/shared/errors.ts';
import { decodeBytesStrictly } from './byteFallback.ts';
import { readJsonFile } from './jsonFile.ts';

/** Text to token ids and back. */
export interface ModelTokenizer {
  /** One more than the largest id. */
  readonly size: number;
  /** SHA-256 of the vocabulary and merges as the file states them: equal where two systems share a tokenizer. */
  readonly hash: string;
  /** @param special whether to add the tokens that the tokenizer puts around a text (a begin token, say) */
  encode(text: string, special: boolean): number[];
  /** The text of token ids, special tokens left out, nothing cleaned up. */
  decode(tokens: readonly number[]): string;
  /** The text of token ids, special tokens written out. */
  decodeAll(tokens: readonly number[]): string;
}

/**
 * Reads tokenizer.json and tokenizer_config.json.
 * @throws AppError `model_unusable` when they are missing, broken or of a kind that is not supported
 */
export async function loadTokenizer(folder: string): Promise<ModelTokenizer> {
  const definition = await readJsonFile(folder, 'tokenizer.json');
  const config = await readJsonFile(folder, 'tokenizer_config.json', true);
  let tokenizer: Tokenizer;
  let size = 0;
  try {
    tokenizer = new Tokenizer(definition, config);
    decodeBytesStrictly(tokenizer);
    for (const id of tokenizer.get_vocab(true).values()) size = Math.max(size, id + 1);
  } catch (cause) {
    throw new AppError(
      'model_unusable',
      `${folder}/tokenizer.json does not describe a tokenizer that can be used (${(cause as Error).message}); save it again with \`tokenizer.save_pretrained\`.`,
      { cause },
    );
  }
  return {
    size,
    hash: createHash('sha256').update(JSON.stringify(definition)).digest('hex'),
    encode: (text, special) =>
      text === '' && !special ? [] : tokenizer.encode(text, { add_special_tokens: special }).ids,
    decode: (tokens) => decode(tokens, true),
    decodeAll: (tokens) => decode(tokens, false),
  };

  function decode(tokens: readonly number[], skipSpecial: boolean): string {
    if (tokens.length === 0) return '';
    return tokenizer.decode([...tokens], {
      skip_special_tokens: skipSpecial,
      clean_up_tokenization_spaces: false,
    });
  }
}
