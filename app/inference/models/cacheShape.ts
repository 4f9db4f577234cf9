import type { Said } from '#app/core/shared/reasons/reason.ts';
import type { AppError } from '#app/core/shared/errors.ts';
import { said } from '#app/core/shared/errors.ts';
import type { Declared, TensorType } from '../runtime.ts';
import type { JsonObject } from './jsonFile.ts';

/** One tensor of the cache, [rows, heads, length, head size]. */
export interface CacheBinding {
  /** What its names have in common: `0.key`, `0.decoder.value`. */
  readonly key: string;
  /** Fed under this name; null where the graph starts without it. */
  readonly input: string | null;
  /** Given back, longer, under this name; null where the graph only reads it. */
  readonly output: string | null;
  /** What was added to it is given under this name; null where the graph does not tell that apart. */
  readonly fresh: string | null;
  /** Of what the encoder read, which does not grow. */
  readonly cross: boolean;
  readonly type: Extract<TensorType, 'float32' | 'float16'>;
  readonly heads: number;
  readonly headSize: number;
}

/**
 * Element type and sizes of a cache, from the graph where it states them, else from config.json.
 * @throws what `refuse` makes of a kind of cache that is not supported
 */
export function cacheShape(
  name: string,
  { type, dims }: Declared,
  config: JsonObject,
  options: {
    readonly hasEncoder: boolean;
    readonly cross: boolean;
    readonly refuse: (why: Said) => AppError;
  },
): Pick<CacheBinding, 'type' | 'heads' | 'headSize'> {
  const { refuse } = options;
  if (type !== 'float32' && type !== 'float16') throw refuse(said('graph-cache-type', { type }));
  if (dims.length !== 4) {
    throw refuse(said('graph-cache-dimensions', { cache: name, dimensions: dims.length }));
  }
  const ofDecoder = options.hasEncoder ? ['decoder_attention_heads', 'num_decoder_heads'] : [];
  const all = [...ofDecoder, 'num_attention_heads', 'n_head', 'num_heads'];
  const heads = sizeOf(dims[1], ['num_key_value_heads', ...all]);
  const width = numberIn(config, ['hidden_size', 'n_embd', 'd_model']);
  const allHeads = numberIn(config, all);
  const derived = width === undefined || allHeads === undefined ? undefined : width / allHeads;
  const headSize = sizeOf(dims[3], ['head_dim', 'd_kv'], derived);
  if (heads === undefined || headSize === undefined) {
    throw refuse(said('graph-cache-size', { cache: name }));
  }
  return { type, heads, headSize };

  function sizeOf(dim: number | string | undefined, names: string[], other?: number): number | undefined {
    return typeof dim === 'number' ? dim : (numberIn(config, names) ?? other);
  }
}

/** The first of the named entries of config.json that is a positive number. */
export function numberIn(config: JsonObject, names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = config[name];
    if (typeof value === 'number' && value > 0) return value;
  }
  return undefined;
}
