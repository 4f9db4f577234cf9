import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Tokenizer } from '@huggingface/tokenizers';
import { AppError, saidOfIssue } from '#app/core/shared/errors.ts';
import { readJsonFile, type JsonObject } from './jsonFile.ts';
import { createTokenizer } from './tokenizerParts/create.ts';
import { definitionSchema } from './tokenizerParts/schema.ts';

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
 * @throws AppError `model_unusable` when they are missing or broken, or have a part or a setting that is not known: what
 * would be left out in silence would have texts read otherwise than the model learnt them
 */
export async function loadTokenizer(folder: string): Promise<ModelTokenizer> {
  const definition = await readJsonFile(folder, 'tokenizer.json');
  const config = await readJsonFile(folder, 'tokenizer_config.json', true);
  const tokenizer = made(path.join(folder, 'tokenizer.json'), definition, config);
  let size = 0;
  for (const id of tokenizer.get_vocab(true).values()) size = Math.max(size, id + 1);
  return {
    size,
    hash: hashOf(definition),
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

/**
 * The tokens that a tokenizer.json parts texts into, as they stand in its vocabulary, without those that it puts
 * around a text.
 * @returns with a name for signatures, made of the file's hash
 * @throws AppError as `loadTokenizer`
 */
export async function loadTokensOf(
  file: string,
): Promise<{ name: string; tokenize: (text: string) => string[] }> {
  const definition = await readJsonFile(path.dirname(file), path.basename(file));
  const config = await readJsonFile(path.dirname(file), 'tokenizer_config.json', true);
  const tokenizer = made(file, definition, config);
  return {
    name: `file-${hashOf(definition).slice(0, 16)}`,
    tokenize: (text) => (text === '' ? [] : tokenizer.encode(text, { add_special_tokens: false }).tokens),
  };
}

function hashOf(definition: unknown): string {
  return createHash('sha256').update(JSON.stringify(definition)).digest('hex');
}

function made(file: string, definition: JsonObject, config: JsonObject): Tokenizer {
  if (definition['model'] === undefined)
    throw new AppError('tokenizer-file-unusable', { file, said: 'no model' });
  const checked = definitionSchema.safeParse(definition);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const part = issue!.path.join('.') || 'tokenizer.json';
    throw new AppError('tokenizer-part-unknown', { file, part, fault: saidOfIssue(issue!) });
  }
  try {
    return createTokenizer(definition, checked.data, config);
  } catch (cause) {
    throw new AppError('tokenizer-file-unusable', { file, said: (cause as Error).message }, { cause });
  }
}
