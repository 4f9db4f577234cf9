import { AppError } from '#app/core/shared/errors.ts';
import type { Graph, TensorType } from '../runtime.ts';
import type { JsonObject } from './jsonFile.ts';

/** One tensor of the cache: fed under `input`, given back, longer, under `output`. */
export interface CacheBinding {
  readonly input: string;
  readonly output: string;
  readonly type: Extract<TensorType, 'float32' | 'float16'>;
  readonly heads: number;
  readonly headSize: number;
}

/** What a decoder's graph asks for and gives, found by the names it declares. */
export interface Bindings {
  readonly attentionMask: boolean;
  readonly positionIds: boolean;
  /** A merged graph chooses between its branches by this flag. */
  readonly useCacheBranch: boolean;
  readonly caches: readonly CacheBinding[];
  /** The last dimension of the logits, where the graph states it. */
  readonly logitsSize: number | undefined;
}

const PAST = 'past_key_values.';
const KNOWN = new Set(['input_ids', 'attention_mask', 'position_ids', 'use_cache_branch']);

/**
 * @param config config.json, for the sizes that a graph leaves open
 * @throws AppError `model_unusable` naming the input or output that is missing or unknown
 */
export function bindGraph(graph: Graph, file: string, config: JsonObject): Bindings {
  const refuse = (what: string) => new AppError('model_unusable', `The graph ${file} ${what}.`);
  const unknown = [...graph.inputs.keys()].filter((name) => !KNOWN.has(name) && !name.startsWith(PAST));
  if (unknown.length > 0) {
    throw refuse(
      `asks for ${unknown.join(', ')}, which a decoder-only model has no use for; supported are ${[...KNOWN].join(', ')} and ${PAST}*`,
    );
  }
  if (!graph.inputs.has('input_ids')) throw refuse('has no input input_ids, so it is no language model');
  if (!graph.outputs.has('logits')) throw refuse('has no output logits, so it is no language model');
  const caches = [...graph.inputs.keys()]
    .filter((name) => name.startsWith(PAST))
    .map((name) => cacheOf(name));
  if (caches.length === 0) {
    throw refuse(
      'was exported without its cache (past_key_values inputs); export it again with `--task text-generation-with-past`',
    );
  }
  const logitsSize = graph.outputs.get('logits')!.dims.at(-1);
  return {
    attentionMask: graph.inputs.has('attention_mask'),
    positionIds: graph.inputs.has('position_ids'),
    useCacheBranch: graph.inputs.has('use_cache_branch'),
    caches,
    logitsSize: typeof logitsSize === 'number' ? logitsSize : undefined,
  };

  function cacheOf(input: string): CacheBinding {
    const output = ['present.', 'present_key_values.']
      .map((prefix) => prefix + input.slice(PAST.length))
      .find((name) => graph.outputs.has(name));
    if (output === undefined)
      throw refuse(`takes ${input} but gives no present.${input.slice(PAST.length)} back`);
    const { type, dims } = graph.inputs.get(input)!;
    if (type !== 'float32' && type !== 'float16')
      throw refuse(`has a cache of ${type}; float32 and float16 are supported`);
    if (dims.length !== 4) {
      throw refuse(
        `has a cache ${input} of ${dims.length} dimensions; [batch, heads, length, head size] is supported`,
      );
    }
    const heads = sizeOf(dims[1], ['num_key_value_heads', 'num_attention_heads', 'n_head', 'num_heads']);
    const width = numberIn(config, ['hidden_size', 'n_embd', 'd_model']);
    const allHeads = numberIn(config, ['num_attention_heads', 'n_head', 'num_heads']);
    const derived = width === undefined || allHeads === undefined ? undefined : width / allHeads;
    const headSize = sizeOf(dims[3], ['head_dim'], derived);
    if (heads === undefined || headSize === undefined) {
      throw refuse(
        `leaves the size of ${input} open, and config.json does not state it (num_attention_heads, hidden_size)`,
      );
    }
    return { input, output, type, heads, headSize };
  }

  function sizeOf(dim: number | string | undefined, names: string[], derived?: number): number | undefined {
    return typeof dim === 'number' ? dim : (numberIn(config, names) ?? derived);
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
