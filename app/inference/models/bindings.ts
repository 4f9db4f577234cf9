import type { Said } from '#app/core/shared/reasons/reason.ts';
import { AppError, said } from '#app/core/shared/errors.ts';
import type { Graph, TensorType } from '../runtime.ts';
import { cacheShape, type CacheBinding } from './cacheShape.ts';
import type { JsonObject } from './jsonFile.ts';
import { FRESH } from './onnx/freshCaches.ts';

export type { CacheBinding };

/** Element type of ids, masks and positions. */
export type IntegerType = Extract<TensorType, 'int64' | 'int32'>;

/** What a decoder's graph asks for and gives, found by the names it declares; null for what it does not ask for. */
export interface DecoderBindings {
  readonly inputIds: { readonly name: string; readonly type: IntegerType };
  readonly attentionMask: { readonly name: string; readonly type: IntegerType } | null;
  readonly positionIds: IntegerType | null;
  /** A merged graph chooses between its branches by this flag. */
  readonly useCacheBranch: boolean;
  /** How many logits to give, 0 for all: some graphs let one choose. */
  readonly logitsToKeep: { readonly name: string; readonly type: IntegerType; readonly rank: number } | null;
  readonly encoderHiddenStates: boolean;
  readonly encoderAttentionMask: IntegerType | null;
  /** Keys and values of the decoder's own tokens; `input` is null in a graph that starts without a cache. */
  readonly caches: readonly CacheBinding[];
  /** Keys and values of what the encoder read. */
  readonly crossCaches: readonly CacheBinding[];
  /** The last dimension of the logits, where the graph states it. */
  readonly logitsSize: number | undefined;
}

const PAST = 'past_key_values.';
const IDS = ['input_ids', 'decoder_input_ids'];
const MASKS = ['attention_mask', 'decoder_attention_mask'];
const LOGITS_TO_KEEP = ['num_logits_to_keep', 'logits_to_keep'];
const OF_ENCODER = ['encoder_hidden_states', 'encoder_attention_mask'];
const KNOWN = [...IDS, ...MASKS, 'position_ids', 'use_cache_branch', ...LOGITS_TO_KEEP];

/**
 * Binds a decoder's graph by names.
 * @param role `whole` reads prompts and goes on from a cache, `first` and `next` do one of these
 * @param config config.json, for the sizes that a graph leaves open
 * @throws AppError `model_unusable` naming the input or output that is missing or unknown
 */
export function bindDecoder(
  graph: Graph,
  file: string,
  config: JsonObject,
  role: { readonly part: 'whole' | 'first' | 'next'; readonly hasEncoder: boolean },
): DecoderBindings {
  const refuse = (why: Said) => new AppError('graph-refused', { file, why });
  const known = role.hasEncoder ? [...KNOWN, ...OF_ENCODER] : KNOWN;
  const unknown = [...graph.inputs.keys()].filter((name) => !known.includes(name) && !name.startsWith(PAST));
  if (unknown.length > 0) {
    throw refuse(
      said('graph-input-useless', {
        inputs: unknown.join(', '),
        textToText: role.hasEncoder,
        known: `${known.join(', ')}, ${PAST}*`,
      }),
    );
  }
  const ids = IDS.find((name) => graph.inputs.has(name));
  if (ids === undefined) throw refuse(said('graph-without-ids'));
  if (!graph.outputs.has('logits')) throw refuse(said('graph-without-logits'));
  const caches = role.part === 'first' ? cachesByOutput() : cachesByInput();
  if (!caches.some(({ cross }) => !cross)) {
    const what = role.part === 'first' ? 'present outputs' : 'past_key_values inputs';
    throw refuse(said('graph-without-cache', { what }));
  }
  const mask = MASKS.find((name) => graph.inputs.has(name));
  const keep = LOGITS_TO_KEEP.find((name) => graph.inputs.has(name));
  const logitsSize = graph.outputs.get('logits')!.dims.at(-1);
  return {
    inputIds: { name: ids, type: integer(ids) },
    attentionMask: mask === undefined ? null : { name: mask, type: integer(mask) },
    positionIds: graph.inputs.has('position_ids') ? positions() : null,
    useCacheBranch: graph.inputs.has('use_cache_branch'),
    logitsToKeep:
      keep === undefined
        ? null
        : { name: keep, type: integer(keep), rank: graph.inputs.get(keep)!.dims.length },
    encoderHiddenStates: graph.inputs.has('encoder_hidden_states'),
    encoderAttentionMask: graph.inputs.has('encoder_attention_mask')
      ? integer('encoder_attention_mask')
      : null,
    caches: caches.filter(({ cross }) => !cross),
    crossCaches: caches.filter(({ cross }) => cross),
    logitsSize: typeof logitsSize === 'number' ? logitsSize : undefined,
  };

  function integer(name: string): IntegerType {
    const { type } = graph.inputs.get(name)!;
    if (type !== 'int64' && type !== 'int32') throw refuse(said('graph-input-type', { input: name, type }));
    return type;
  }

  function positions(): IntegerType {
    if (graph.inputs.get('position_ids')!.dims.length !== 2) throw refuse(said('graph-positions'));
    return integer('position_ids');
  }

  function cachesByInput(): CacheBinding[] {
    return [...graph.inputs.keys()]
      .filter((name) => name.startsWith(PAST))
      .map((input) => {
        const key = input.slice(PAST.length);
        const output = outputOf(key);
        if (output === undefined && !isCross(key)) {
          throw refuse(said('graph-keeps-cache', { input, output: `present.${key}` }));
        }
        const shape = shapeOf(input, 'inputs', key);
        return { key, input, output: output ?? null, fresh: freshOf(key), cross: isCross(key), ...shape };
      });
  }

  function cachesByOutput(): CacheBinding[] {
    return [...graph.outputs.keys()].flatMap((output) => {
      const prefix = PRESENT.find((each) => output.startsWith(each));
      if (prefix === undefined) return [];
      const key = output.slice(prefix.length);
      const shape = shapeOf(output, 'outputs', key);
      return [{ key, input: null, output, fresh: null, cross: isCross(key), ...shape }];
    });
  }

  function freshOf(key: string): string | null {
    return graph.outputs.has(FRESH + key) ? FRESH + key : null;
  }

  function outputOf(key: string): string | undefined {
    return PRESENT.map((prefix) => prefix + key).find((name) => graph.outputs.has(name));
  }

  function isCross(key: string): boolean {
    return role.hasEncoder && key.includes('.encoder.');
  }

  function shapeOf(name: string, side: 'inputs' | 'outputs', key: string) {
    return cacheShape(name, graph[side].get(name)!, config, {
      hasEncoder: role.hasEncoder,
      cross: isCross(key),
      refuse,
    });
  }
}

const PRESENT = ['present_key_values.', 'present.'];

/** What an encoder's graph asks for; null for what it does not. */
export interface EncoderBindings {
  readonly inputIds: IntegerType;
  readonly attentionMask: IntegerType | null;
}

/**
 * Binds an encoder's graph by names.
 * @throws AppError `model_unusable` naming the input or output that is missing or unknown
 */
export function bindEncoder(graph: Graph, file: string): EncoderBindings {
  const refuse = (why: Said) => new AppError('graph-refused', { file, why });
  const unknown = [...graph.inputs.keys()].filter(
    (name) => name !== 'input_ids' && name !== 'attention_mask',
  );
  if (unknown.length > 0)
    throw refuse(
      said('graph-input-unknown', { inputs: unknown.join(', '), known: 'input_ids, attention_mask' }),
    );
  const integer = (name: string): IntegerType => {
    const type = graph.inputs.get(name)?.type;
    if (type !== 'int64' && type !== 'int32') {
      throw refuse(
        type === undefined
          ? said('graph-input-missing', { input: name })
          : said('graph-input-type', { input: name, type }),
      );
    }
    return type;
  };
  if (!graph.outputs.has('last_hidden_state'))
    throw refuse(said('graph-output-missing', { output: 'last_hidden_state' }));
  return {
    inputIds: integer('input_ids'),
    attentionMask: graph.inputs.has('attention_mask') ? integer('attention_mask') : null,
  };
}
