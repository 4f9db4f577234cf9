import type { Said } from '#app/core/shared/reasons/reason.ts';
import { AppError, said } from '#app/core/shared/errors.ts';
import type { IntegerType } from '../models/bindings.ts';
import type { Graph } from '../runtime.ts';

/** What an encoder's graph asks for and gives, found by the names it declares; null for what it does not ask for. */
export interface HiddenStateBindings {
  readonly inputIds: IntegerType;
  readonly attentionMask: IntegerType | null;
  readonly tokenTypeIds: IntegerType | null;
  /** Most rows at once where the export fixed their number; null where it did not. */
  readonly rows: number | null;
  /** The output of the last layer. */
  readonly last: string;
  /** Outputs by layer, 0 for the embeddings, where the export gives hidden states. */
  readonly layers: ReadonlyMap<number, string>;
}

const KNOWN_INPUTS: ReadonlySet<string> = new Set(['input_ids', 'attention_mask', 'token_type_ids']);
const LAST = ['last_hidden_state', 'token_embeddings'];
const LAYER = /^(?:encoder_)?hidden_states?[._]?(\d+)$/;

/**
 * Binds an encoder's graph by names.
 * @throws AppError `model_unusable` naming the input or output that is missing, unknown or of a fixed length
 */
export function bindHiddenStates(graph: Graph, file: string): HiddenStateBindings {
  const refuse = (why: Said) => new AppError('graph-refused', { file, why });
  const unknown = [...graph.inputs.keys()].filter((name) => !KNOWN_INPUTS.has(name));
  if (unknown.length > 0) {
    throw refuse(said('graph-encoder-input', { inputs: unknown.join(', ') }));
  }
  const layers = new Map<number, string>();
  for (const name of graph.outputs.keys()) {
    const layer = LAYER.exec(name)?.[1];
    if (layer !== undefined) layers.set(Number(layer), name);
  }
  const deepest = layers.size === 0 ? undefined : layers.get(Math.max(...layers.keys()));
  const last = LAST.find((name) => graph.outputs.has(name)) ?? deepest;
  if (last === undefined) {
    throw refuse(said('graph-no-encoder', { outputs: [...graph.outputs.keys()].join(', ') }));
  }
  const inputIds = integer('input_ids');
  if (inputIds === null) throw refuse(said('graph-input-missing', { input: 'input_ids' }));
  const [rows, columns] = graph.inputs.get('input_ids')!.dims;
  if (typeof columns === 'number') {
    throw refuse(said('graph-fixed-length', { tokens: columns }));
  }
  return {
    inputIds,
    attentionMask: integer('attention_mask'),
    tokenTypeIds: integer('token_type_ids'),
    rows: typeof rows === 'number' ? rows : null,
    last,
    layers,
  };

  function integer(name: string): IntegerType | null {
    const type = graph.inputs.get(name)?.type;
    if (type === undefined) return null;
    if (type === 'int64' || type === 'int32') return type;
    throw refuse(said('graph-input-type', { input: name, type }));
  }
}

/**
 * The output that holds a layer.
 * @param layer 0 for the embeddings; undefined for the last
 * @throws AppError `invalid_input` where the export does not give it
 */
export function outputOfLayer(
  { last, layers }: HiddenStateBindings,
  layer: number | undefined,
  file: string,
): string {
  if (layer === undefined) return last;
  const output = layers.get(layer);
  if (output !== undefined) return output;
  const known = [...layers.keys()].sort((a, b) => a - b).join(', ');
  throw layers.size === 0
    ? new AppError('last-layer-only', { file, layer })
    : new AppError('no-such-layer', { file, layer, known });
}
