import { Tokenizer } from '@huggingface/tokenizers';
import type { JsonObject } from '../jsonFile.ts';
import { createDecoder } from './decoders.ts';
import { createNormalizer } from './normalizers.ts';
import { patternCompiler } from './patterns.ts';
import { createPreTokenizer } from './preTokenizers.ts';
import type { Definition } from './schema.ts';

/** What of the library's tokenizer is put together anew here. */
interface Parts {
  normalizer: ((text: string) => string) | null;
  pre_tokenizer: ((text: string, at: { section_index: number }) => string[]) | null;
  decoder: ((tokens: string[]) => string) | null;
  splitter_unnormalized: object;
  splitter_normalized: object;
  readonly added_tokens: readonly { readonly content: string; readonly normalized: boolean }[];
  readonly added_tokens_map: Map<string, unknown>;
  readonly model: {
    readonly tokens_to_ids: ReadonlyMap<string, number>;
    encode(pieces: string[]): string[];
    tokenize(piece: string): string[];
  };
}

/**
 * A tokenizer of which what comes before and after the model is ours: the library leaves out settings in silence there,
 * such as how pieces stay together, or reads another normalization than the one given.
 *
 * @param definition a tokenizer.json as it stands in the file
 * @param checked the same by `definitionSchema`
 * @param config tokenizer_config.json
 */
export function createTokenizer(definition: JsonObject, checked: Definition, config: JsonObject): Tokenizer {
  const { normalizer, pre_tokenizer: preTokenizer, decoder, model } = checked;
  // The library guesses what an older file doesn't state.
  const typed = { ...(definition['model'] as object), type: model.type };
  const bare = { ...definition, model: typed, normalizer: null, pre_tokenizer: null, decoder: null };
  const ours = model.type === 'WordLevel' ? { unk_token: model.unk_token, target_lang: undefined } : {};
  const tokenizer = new Tokenizer(bare, { ...config, ...ours });
  const parts = tokenizer as unknown as Parts;
  const compile = patternCompiler(compileRegex);
  if (normalizer !== null) {
    const normalize = createNormalizer(normalizer, compile);
    parts.normalizer = normalize;
    splitAt(parts, normalize);
  }
  if (preTokenizer !== null) {
    const parted = createPreTokenizer(preTokenizer, compile);
    parts.pre_tokenizer = (text, { section_index }) => parted(text, section_index === 0);
  }
  if (decoder !== null) {
    const decode = createDecoder(decoder, compile);
    parts.decoder = (tokens) => decode(tokens).join('');
  }
  if (model.type === 'Unigram' && model.byte_fallback) fallBackToBytes(parts.model);
  return tokenizer;
}

/** Added tokens that are sought in normalized texts are normalized as those are. */
function splitAt(parts: Parts, normalize: (text: string) => string): void {
  const Splitter = parts.splitter_normalized.constructor as new (words: string[]) => object;
  const normal = parts.added_tokens.filter(({ normalized }) => normalized);
  const contents = normal.map((token) => ({ token, content: normalize(token.content) }));
  for (const { token, content } of contents) parts.added_tokens_map.set(content, token);
  parts.splitter_normalized = new Splitter(contents.map(({ content }) => content));
  const literal = parts.added_tokens.filter(({ normalized }) => !normalized);
  parts.splitter_unnormalized = new Splitter(literal.map(({ content }) => content));
}

/** What is in no word of the vocabulary becomes the tokens of its bytes, where all of them are there. */
function fallBackToBytes(model: Parts['model']): void {
  const written = new TextEncoder();
  model.encode = (pieces) =>
    pieces
      .flatMap((piece) => model.tokenize(piece))
      .flatMap((token) => {
        if (model.tokens_to_ids.has(token)) return [token];
        const bytes = [...written.encode(token)].map(
          (byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`,
        );
        return bytes.every((byte) => model.tokens_to_ids.has(byte)) ? bytes : [token];
      });
}

/** The library's reading of a regular expression that was written for Oniguruma. */
function compileRegex(source: string): RegExp {
  const normalizer = { type: 'Replace', pattern: { Regex: source }, content: '' };
  const others = { added_tokens: [], pre_tokenizer: null, post_processor: null, decoder: null };
  const made = new Tokenizer({ ...others, normalizer, model: { type: 'WordLevel', vocab: {} } }, {});
  return (made as unknown as { normalizer: { pattern: RegExp } }).normalizer.pattern;
}
