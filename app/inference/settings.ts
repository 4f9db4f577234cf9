import { z } from 'zod';
import { AppError, type Problem } from '#app/core/shared/errors.ts';
import type { JsonObject } from './models/jsonFile.ts';

const tokenIds = z.union([
  z
    .int()
    .min(0)
    .transform((id) => [id]),
  z.array(z.int().min(0)),
]);

/**
 * What a caller may set, under the names of generation_config.json in camel case. A name that is not here is an
 * error, never ignored.
 */
export const generationSettingsSchema = z.strictObject({
  /** Most tokens to write after the prompt. */
  maxNewTokens: z.int().min(1).max(100_000).optional(),
  /** Most tokens of prompt and text together; only where maxNewTokens is not set. */
  maxLength: z.int().min(1).max(1_000_000).optional(),
  /** No end token before so many tokens. */
  minNewTokens: z.int().min(0).max(100_000).optional(),
  doSample: z.literal(false, 'only greedy decoding is supported: set it to false').optional(),
  numBeams: z.literal(1, 'only greedy decoding is supported: set it to 1').optional(),
  /** Divides the logit of every token that is there already, in the prompt too; 1 changes nothing. */
  repetitionPenalty: z.number().positive().max(100).optional(),
  /** Texts that end an output; the one found stays in it. */
  stopStrings: z
    .union([
      z
        .string()
        .min(1)
        .transform((text) => [text]),
      z.array(z.string().min(1)),
    ])
    .optional(),
  /** Tokens that end an output. */
  eosTokenId: tokenIds.optional(),
});

/** Settings with everything decided. */
export interface GenerationSettings {
  readonly maxNewTokens: number | undefined;
  readonly maxLength: number | undefined;
  readonly minNewTokens: number;
  readonly repetitionPenalty: number;
  readonly stopStrings: readonly string[];
  readonly eosTokenId: readonly number[];
}

/** What transformers writes when nothing says how much. */
const DEFAULT_NEW_TOKENS = 20;

/** Entries of generation_config.json that change nothing in greedy decoding of one text. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  ...['transformers_version', '_from_model_config', 'use_cache', 'cache_implementation', 'cache_config'],
  ...[
    'bos_token_id',
    'pad_token_id',
    'decoder_start_token_id',
    'return_dict_in_generate',
    'num_return_sequences',
  ],
  ...['output_attentions', 'output_hidden_states', 'output_scores', 'output_logits', 'return_legacy_cache'],
  // Sampling and beam search are refused as a whole, so their details have no effect.
  ...['temperature', 'top_k', 'top_p', 'min_p', 'typical_p', 'epsilon_cutoff', 'eta_cutoff', 'top_h'],
  ...[
    'length_penalty',
    'early_stopping',
    'num_beam_groups',
    'diversity_penalty',
    'max_time',
    'disable_compile',
  ],
]);

/** Options that are not supported, at the values that switch them off. */
const NEUTRAL: Readonly<Record<string, readonly unknown[]>> = {
  no_repeat_ngram_size: [0],
  encoder_no_repeat_ngram_size: [0],
  encoder_repetition_penalty: [1],
  min_length: [0],
  remove_invalid_values: [false],
  renormalize_logits: [false],
  token_healing: [false],
  is_assistant: [false],
};

/**
 * Decides the settings of a run: what the caller gives, else what generation_config.json says, else what
 * transformers does.
 * @param given as a person wrote them, not yet checked
 * @param config config.json, whose eos_token_id counts where generation_config.json has none
 * @throws AppError `invalid_input` with every setting that is unknown, out of range or not supported
 */
export function resolveSettings(
  given: unknown,
  generationConfig: JsonObject,
  config: JsonObject = {},
): GenerationSettings {
  const parsed = generationSettingsSchema.safeParse(given ?? {});
  if (!parsed.success) throw invalid('The settings of the generation are not valid', parsed.error);
  const own = parsed.data;
  const base = defaultsOf(generationConfig, own);
  const eos = own.eosTokenId ?? base.eosTokenId ?? tokenIds.safeParse(config['eos_token_id']).data ?? [];
  const maxLength = own.maxLength ?? base.maxLength;
  // A limit that the caller gives outweighs one of the other kind that the model's folder gives.
  const newTokens = own.maxNewTokens ?? (own.maxLength === undefined ? base.maxNewTokens : undefined);
  return {
    maxNewTokens: newTokens ?? (maxLength === undefined ? DEFAULT_NEW_TOKENS : undefined),
    maxLength: newTokens === undefined ? maxLength : undefined,
    minNewTokens: own.minNewTokens ?? base.minNewTokens ?? 0,
    repetitionPenalty: own.repetitionPenalty ?? base.repetitionPenalty ?? 1,
    stopStrings: own.stopStrings ?? base.stopStrings ?? [],
    eosTokenId: eos,
  };
}

type Given = z.infer<typeof generationSettingsSchema>;

/** The entries of generation_config.json that count here, unless the caller sets them. */
function defaultsOf(generationConfig: JsonObject, own: Given): Given {
  const entries: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(generationConfig)) {
    const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (value === null || WITHOUT_EFFECT.has(name) || NEUTRAL[name]?.includes(value)) continue;
    if (own[camel as keyof Given] === undefined) entries[camel] = value;
  }
  const parsed = generationSettingsSchema.safeParse(entries);
  if (!parsed.success) {
    throw invalid(
      "The model's generation_config.json asks for what is not supported; set it differently in the settings or take it out of the file",
      parsed.error,
    );
  }
  return parsed.data;
}

function invalid(what: string, error: z.ZodError): AppError {
  const problems: Problem[] = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          path: key,
          message: `is not supported; supported are ${Object.keys(generationSettingsSchema.shape).join(', ')}`,
        }))
      : [{ path: issue.path.join('.') || 'settings', message: issue.message }],
  );
  const [first] = problems;
  const others = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return new AppError('invalid_input', `${what}: ${first!.path}: ${first!.message}${others}.`, { problems });
}
