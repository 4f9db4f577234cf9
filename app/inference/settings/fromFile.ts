import type { JsonObject } from '../models/jsonFile.ts';

/** Entries of generation_config.json that say nothing about what is written. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  ...['transformers_version', '_from_model_config', 'use_cache', 'cache_implementation', 'cache_config'],
  ...['bos_token_id', 'pad_token_id', 'return_dict_in_generate', 'return_legacy_cache', 'disable_compile'],
  ...['output_attentions', 'output_hidden_states', 'output_scores', 'output_logits', 'compile_config'],
  // Of assisted decoding, which writes the same by guessing ahead.
  ...['num_assistant_tokens', 'num_assistant_tokens_schedule', 'assistant_confidence_threshold'],
  ...['assistant_early_exit', 'assistant_lookbehind', 'target_lookbehind'],
  ...['prompt_lookup_num_tokens', 'max_matching_ngram_size'],
  'prefill_chunk_size',
]);

/** Options that are not supported, at the values that switch them off. */
const NEUTRAL: Readonly<Record<string, readonly unknown[]>> = {
  num_return_sequences: [1],
  num_beam_groups: [1],
  diversity_penalty: [0],
  typical_p: [1],
  epsilon_cutoff: [0],
  eta_cutoff: [0],
  encoder_no_repeat_ngram_size: [0],
  encoder_repetition_penalty: [1],
  guidance_scale: [1],
  remove_invalid_values: [false],
  renormalize_logits: [false],
  token_healing: [false],
  is_assistant: [false],
  low_memory: [false],
  penalty_alpha: [0],
};

/** Entries of config.json that transformers takes for those of a generation_config.json that is missing. */
const OLD_ENTRIES = [
  ...['max_length', 'min_length', 'do_sample', 'early_stopping', 'num_beams', 'num_beam_groups'],
  ...['diversity_penalty', 'temperature', 'top_k', 'top_p', 'typical_p', 'repetition_penalty'],
  ...['length_penalty', 'no_repeat_ngram_size', 'encoder_no_repeat_ngram_size', 'bad_words_ids'],
  ...['num_return_sequences', 'suppress_tokens', 'begin_suppress_tokens', 'remove_invalid_values'],
  ...['forced_bos_token_id', 'forced_eos_token_id', 'decoder_start_token_id', 'eos_token_id'],
];

/**
 * What a model's folder says about generation: generation_config.json or, without it, such entries of config.json.
 * @returns the entries that count, in camel case; those that are not supported among them
 */
export function settingsOfFolder(generationConfig: JsonObject, config: JsonObject): Record<string, unknown> {
  const source = Object.keys(generationConfig).length > 0 ? generationConfig : oldEntries(config);
  const entries: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(source)) {
    if (value === null || WITHOUT_EFFECT.has(name) || NEUTRAL[name]?.includes(value)) continue;
    entries[name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())] = value;
  }
  return entries;
}

/** Old files state every default; the length of 20 is one of them, and means that nobody chose it. */
function oldEntries(config: JsonObject): JsonObject {
  const entries = OLD_ENTRIES.filter((name) => config[name] !== undefined && config[name] !== null);
  return Object.fromEntries(
    entries
      .map((name) => [name, config[name]] as const)
      .filter(([name, value]) => !(name === 'max_length' && value === 20)),
  );
}
