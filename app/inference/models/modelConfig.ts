import { numberIn } from './cacheShape.ts';
import type { JsonObject } from './jsonFile.ts';

/** Models of several kinds of input keep what is said of their language model in a part of its own. */
export function withTextPart(config: JsonObject): JsonObject {
  const text = config['text_config'];
  return typeof text === 'object' && text !== null ? { ...(text as JsonObject), ...config } : config;
}

/** How many tokens a model can read; undefined where its configuration sets no limit. */
export interface Contexts {
  /** Of the decoder. */
  readonly contextLength: number | undefined;
  /** Of the encoder. */
  readonly sourceLength: number | undefined;
}

/**
 * How much a model can read. One that knows only how far tokens are apart (T5) has no limit, whatever its
 * configuration says it was trained on.
 */
export function contextsOf(config: JsonObject, hasEncoder: boolean): Contexts {
  if (hasEncoder && config['relative_attention_num_buckets'] !== undefined) {
    return { contextLength: undefined, sourceLength: undefined };
  }
  const names = ['n_positions', 'max_position_embeddings', 'max_sequence_length', 'n_ctx'];
  if (!hasEncoder) return { contextLength: numberIn(config, names), sourceLength: undefined };
  return {
    contextLength: numberIn(config, ['max_decoder_position_embeddings', ...names]),
    sourceLength: numberIn(config, ['max_encoder_position_embeddings', ...names]),
  };
}
