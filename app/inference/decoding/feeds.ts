import type { DecoderBindings, IntegerType } from '../models/bindings.ts';
import type { Decoder, Model } from '../models/modelFolder.ts';
import type { GraphTensor } from '../runtime.ts';

/** What an encoder made of some texts. */
export interface Encoded {
  /** [rows, width, size]. */
  readonly hidden: GraphTensor;
  /** Tokens of each row; what follows them is padding. */
  readonly lengths: readonly number[];
}

/** Lets the encoder read texts, padded on the right. */
export async function encode(model: Model, sources: readonly (readonly number[])[]): Promise<Encoded> {
  const { graph, bindings } = model.encoder!;
  const width = Math.max(...sources.map((source) => source.length));
  const lengths = sources.map((source) => source.length);
  const feeds: Record<string, GraphTensor> = {
    input_ids: integers(
      bindings.inputIds,
      sources.length,
      width,
      (row, column) => sources[row]![column] ?? 0,
    ),
  };
  if (bindings.attentionMask !== null)
    feeds['attention_mask'] = sourceMask(bindings.attentionMask, lengths, width);
  const results = await graph.run(feeds, ['last_hidden_state']);
  return { hidden: results.get('last_hidden_state')!, lengths };
}

/** Tokens of some rows for a decoder. */
export interface Chunk {
  readonly rows: number;
  /** Tokens of each row in this chunk. */
  readonly width: number;
  /** Columns of the cache before them. */
  readonly before: number;
  /** Columns that the cache has after those, and that hold nothing. */
  readonly holes?: number | undefined;
  readonly token: (row: number, column: number) => number;
  /** Columns of padding at the beginning of each row, the cache's included. */
  readonly pads: readonly number[];
  /** Columns of padding at the end of each row; none where undefined. */
  readonly trailing?: readonly number[] | undefined;
  /** Of how many last columns logits are wanted, where the graph lets one choose; 0 for all. */
  readonly logits: number;
  readonly encoded?: Encoded | undefined;
}

/** The inputs of a decoder's graph except its cache. */
export function feedsOf({ bindings }: Decoder, chunk: Chunk): Record<string, GraphTensor> {
  const { rows, width, before, pads, encoded } = chunk;
  const feeds: Record<string, GraphTensor> = {
    [bindings.inputIds.name]: integers(bindings.inputIds.type, rows, width, chunk.token),
  };
  const { attentionMask: mask, logitsToKeep: keep } = bindings;
  if (mask !== null) {
    const past = before + (chunk.holes ?? 0);
    const all = past + width;
    const isHole = (column: number) => column >= before && column < past;
    feeds[mask.name] = integers(mask.type, rows, all, (row, column) =>
      column < pads[row]! || isHole(column) || column >= all - (chunk.trailing?.[row] ?? 0) ? 0 : 1,
    );
  }
  if (bindings.positionIds !== null) {
    feeds['position_ids'] = integers(bindings.positionIds, rows, width, (row, column) =>
      Math.max(0, before + column - pads[row]!),
    );
  }
  if (bindings.useCacheBranch) {
    feeds['use_cache_branch'] = { type: 'bool', data: Uint8Array.of(before > 0 ? 1 : 0), dims: [1] };
  }
  if (keep !== null) {
    const value = integers(keep.type, 1, 1, () => chunk.logits);
    feeds[keep.name] = { ...value, dims: keep.rank === 0 ? [] : [1] };
  }
  if (encoded !== undefined) addEncoded(feeds, bindings, encoded);
  return feeds;
}

function addEncoded(feeds: Record<string, GraphTensor>, bindings: DecoderBindings, encoded: Encoded): void {
  if (bindings.encoderHiddenStates) feeds['encoder_hidden_states'] = encoded.hidden;
  if (bindings.encoderAttentionMask !== null) {
    feeds['encoder_attention_mask'] = sourceMask(
      bindings.encoderAttentionMask,
      encoded.lengths,
      encoded.hidden.dims[1]!,
    );
  }
}

/** Empty caches for a graph that begins with them, by the names of its inputs. */
export function emptyCaches({ bindings }: Decoder, rows: number): Record<string, GraphTensor> {
  const feeds: Record<string, GraphTensor> = {};
  for (const { input, type, heads, headSize } of [...bindings.caches, ...bindings.crossCaches]) {
    if (input === null) continue;
    const data = type === 'float16' ? new Uint16Array(0) : new Float32Array(0);
    feeds[input] = { type, data, dims: [rows, heads, 0, headSize] };
  }
  return feeds;
}

function sourceMask(type: IntegerType, lengths: readonly number[], width: number): GraphTensor {
  return integers(type, lengths.length, width, (row, column) => (column < lengths[row]! ? 1 : 0));
}

function integers(
  type: IntegerType,
  rows: number,
  width: number,
  value: (row: number, column: number) => number,
): GraphTensor {
  const dims = [rows, width];
  if (type === 'int32') {
    const data = new Int32Array(rows * width);
    for (let i = 0; i < data.length; i++) data[i] = value(Math.floor(i / width), i % width);
    return { type, data, dims };
  }
  const data = new BigInt64Array(rows * width);
  let i = 0;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < width; column++) data[i++] = BigInt(value(row, column));
  return { type, data, dims };
}
