import { z } from 'zod';

// The parts of a tokenizer.json, as Hugging Face's `tokenizers` 0.23 writes them. Objects are strict: a part or a field
// that isn't listed would be left out in silence, and texts would be read otherwise than the model learnt them.

const flag = (usual: boolean) =>
  z
    .boolean()
    .nullish()
    .transform((given) => given ?? usual);
const pattern = z.union([z.strictObject({ String: z.string() }), z.strictObject({ Regex: z.string() })]);
const behavior = z.enum(['Removed', 'Isolated', 'MergedWithPrevious', 'MergedWithNext', 'Contiguous']);

const metaspace = z.strictObject({
  type: z.literal('Metaspace'),
  replacement: z.string(),
  prepend_scheme: z.enum(['always', 'never', 'first']).optional(),
  split: flag(true),
  // Of older releases: what `prepend_scheme` says now, and the replacement once more.
  add_prefix_space: z.boolean().optional(),
  str_rep: z.string().optional(),
});
const byteLevel = z.strictObject({
  type: z.literal('ByteLevel'),
  add_prefix_space: flag(true),
  trim_offsets: flag(true),
  use_regex: flag(true),
});
const replace = z.strictObject({ type: z.literal('Replace'), pattern, content: z.string() });

const plain = <T extends string>(...types: T[]) => z.strictObject({ type: z.enum(types) });

const oneNormalizer = [
  plain('NFC', 'NFD', 'NFKC', 'NFKD', 'Lowercase', 'StripAccents', 'Nmt', 'ByteLevel'),
  z.strictObject({
    type: z.literal('BertNormalizer'),
    clean_text: flag(true),
    handle_chinese_chars: flag(true),
    strip_accents: z.boolean().nullish(),
    lowercase: flag(true),
  }),
  z.strictObject({ type: z.literal('Strip'), strip_left: flag(true), strip_right: flag(true) }),
  z.strictObject({ type: z.literal('Precompiled'), precompiled_charsmap: z.base64().nullish() }),
  z.strictObject({ type: z.literal('Prepend'), prepend: z.string() }),
  replace,
] as const;
type OneNormalizer = z.output<(typeof oneNormalizer)[number]>;
export type Normalizer = OneNormalizer | { type: 'Sequence'; normalizers: Normalizer[] };
const normalizer: z.ZodType<Normalizer> = z.lazy(() =>
  z.discriminatedUnion('type', [
    ...oneNormalizer,
    z.strictObject({ type: z.literal('Sequence'), normalizers: z.array(normalizer) }),
  ]),
);

const onePreTokenizer = [
  plain('BertPreTokenizer', 'Whitespace', 'WhitespaceSplit'),
  z.strictObject({ type: z.literal('CharDelimiterSplit'), delimiter: z.string() }),
  z.strictObject({ type: z.literal('Split'), pattern, behavior, invert: flag(false) }),
  z.strictObject({ type: z.literal('Punctuation'), behavior: behavior.default('Isolated') }),
  z.strictObject({ type: z.literal('Digits'), individual_digits: flag(false) }),
  z.strictObject({ type: z.literal('FixedLength'), length: z.int().min(1) }),
  byteLevel,
  metaspace,
] as const;
type OnePreTokenizer = z.output<(typeof onePreTokenizer)[number]>;
export type PreTokenizer = OnePreTokenizer | { type: 'Sequence'; pretokenizers: PreTokenizer[] };
const preTokenizer: z.ZodType<PreTokenizer> = z.lazy(() =>
  z.discriminatedUnion('type', [
    ...onePreTokenizer,
    z.strictObject({ type: z.literal('Sequence'), pretokenizers: z.array(preTokenizer) }),
  ]),
);

const oneDecoder = [
  plain('Fuse', 'ByteFallback'),
  z.strictObject({ type: z.literal('BPEDecoder'), suffix: z.string() }),
  z.strictObject({ type: z.literal('WordPiece'), prefix: z.string(), cleanup: flag(true) }),
  z.strictObject({
    type: z.literal('Strip'),
    content: z.string(),
    start: z.int().min(0),
    stop: z.int().min(0),
  }),
  byteLevel,
  metaspace,
  replace,
] as const;
type OneDecoder = z.output<(typeof oneDecoder)[number]>;
export type Decoder = OneDecoder | { type: 'Sequence'; decoders: Decoder[] };
const decoder: z.ZodType<Decoder> = z.lazy(() =>
  z.discriminatedUnion('type', [
    ...oneDecoder,
    z.strictObject({ type: z.literal('Sequence'), decoders: z.array(decoder) }),
  ]),
);

const pair = z.tuple([z.string(), z.int()]);
const template = z.array(z.unknown());
const onePostProcessor = [
  byteLevel,
  z.strictObject({ type: z.literal('BertProcessing'), sep: pair, cls: pair }),
  z.strictObject({
    type: z.literal('RobertaProcessing'),
    ...{ sep: pair, cls: pair, trim_offsets: flag(true), add_prefix_space: flag(true) },
  }),
  z.strictObject({
    type: z.literal('TemplateProcessing'),
    ...{ single: template, pair: template, special_tokens: z.unknown() },
  }),
] as const;
type OnePostProcessor = z.output<(typeof onePostProcessor)[number]>;
type PostProcessor = OnePostProcessor | { type: 'Sequence'; processors: PostProcessor[] };
const postProcessor: z.ZodType<PostProcessor> = z.lazy(() =>
  z.discriminatedUnion('type', [
    ...onePostProcessor,
    z.strictObject({ type: z.literal('Sequence'), processors: z.array(postProcessor) }),
  ]),
);

/** Vocabulary and merges may have millions of entries: they are read, not checked. */
const words = z.unknown();
const model = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('BPE'),
    // Merges left out at random, also of texts that are only read.
    dropout: z.literal(0).nullish(),
    // Merges are stated with it, and the reader of merges here doesn't know it.
    continuing_subword_prefix: z.literal('').nullish(),
    unk_token: z.string().nullish(),
    end_of_word_suffix: z.string().nullish(),
    fuse_unk: flag(false),
    byte_fallback: flag(false),
    ignore_merges: flag(false),
    ...{ vocab: words, merges: words },
  }),
  z.strictObject({
    type: z.literal('Unigram'),
    ...{ unk_id: z.int().nullish(), byte_fallback: flag(false), vocab: words },
  }),
  z.strictObject({
    type: z.literal('WordPiece'),
    ...{ unk_token: z.string(), continuing_subword_prefix: z.string(), max_input_chars_per_word: z.int() },
    vocab: words,
  }),
  z.strictObject({ type: z.literal('WordLevel'), unk_token: z.string(), vocab: words }),
]);

/**
 * A tokenizer.json. What else stands beside its parts says nothing of how a text is read: `truncation` and `padding`
 * are switched off by whoever has a text generated.
 */
export const definitionSchema = z.looseObject({
  added_tokens: z.array(
    z.strictObject({
      ...{ id: z.int(), content: z.string(), special: flag(false), normalized: z.boolean().nullish() },
      ...{ lstrip: flag(false), rstrip: flag(false) },
      single_word: z.literal(false).nullish(),
    }),
  ),
  normalizer: normalizer.nullable(),
  pre_tokenizer: preTokenizer.nullable(),
  post_processor: postProcessor.nullable(),
  decoder: decoder.nullable(),
  model: z.preprocess(withType, model),
});
export type Definition = z.output<typeof definitionSchema>;

/** Older files don't state what their model is. */
function withType(given: unknown): unknown {
  if (typeof given !== 'object' || given === null || 'type' in given) return given;
  const kind =
    'merges' in given
      ? 'BPE'
      : Array.isArray((given as { vocab?: unknown }).vocab)
        ? 'Unigram'
        : 'continuing_subword_prefix' in given
          ? 'WordPiece'
          : 'WordLevel';
  return { type: kind, ...given };
}
