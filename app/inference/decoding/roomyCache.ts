import type { CacheBinding } from '../models/bindings.ts';
import type { GraphTensor, TensorData } from '../runtime.ts';
import type { Cache } from './cache.ts';
import { copy, joined, rowsOf, zeros } from './tensorRows.ts';

/** Columns that are kept free after a text of so many, at least. */
const LEAST_ROOM = 8;
const ROOM_SHARE = 1 / 8;

/**
 * A cache without rows for a graph that tells apart what it adds: it has columns of room after the tokens, which are
 *XX */
export function createRoomyCache(bindings: readonly CacheBinding[]): Cache {
  const entries = new Map<string, GraphTensor>();
  let rows = 0;
  let length = 0;
  let columns = 0;

  const withRoom = (count: number) => count + Math.max(LEAST_ROOM, Math.ceil(count * ROOM_SHARE));

  /** Lays the first `own` columns out anew, with room for `more` and what may follow. */
  function layOut(sources: ReadonlyMap<string, GraphTensor>, own: number, more: number): void {
    columns = withRoom(own + more);
    for (const { key } of bindings) {
      entries.set(key, joined([{ tensor: sources.get(key)!, length: own }], own, columns - own));
    }
    length = own;
  }

  const cache: Cache = {
    get rows() {
      return rows;
    },
    get length() {
      return length;
    },
    get holes() {
      return columns - length;
    },
    tensors: () => entries,
    begin(tensors) {
      const [count, , own] = tensors.get(bindings[0]!.key)!.dims;
      rows = count!;
      layOut(tensors, own!, 0);
    },
    goOn(tensors) {
      const added = tensors.get(bindings[0]!.key)!.dims[2]!;
      if (length + added > columns) layOut(entries, length, added);
      for (const { key, heads, headSize } of bindings) {
        put(
          tensors.get(key)!.data,
          entries.get(key)!.data,
          rows * heads,
          added * headSize,
          columns * headSize,
          length * headSize,
        );
      }
      length += added;
    },
    select(order, skip) {
      if (skip > 0) {
        for (const { key } of bindings) entries.set(key, rowsOf(entries.get(key)!, order, skip));
        columns -= skip;
        length -= skip;
      } else if (order.length !== rows || order.some((row, index) => row !== index)) {
        for (const { key } of bindings) entries.set(key, moved(entries.get(key)!, order));
      }
      rows = order.length;
    },
    join(other) {
      const theirs = other.tensors();
      const all = Math.max(length, other.length);
      columns = Math.max(columns, withRoom(all));
      for (const { key } of bindings) {
        const parts = [
          { tensor: entries.get(key)!, length },
          { tensor: theirs.get(key)!, length: other.length },
        ];
        entries.set(key, joined(parts, all, columns - all));
      }
      rows += other.rows;
      length = all;
    },
  };
  return cache;
}

/** Puts pieces of `size` numbers, which lie one after the other, at the place `at` of pieces `stride` apart. */
function put(
  from: TensorData,
  to: TensorData,
  pieces: number,
  size: number,
  stride: number,
  at: number,
): void {
  for (let piece = 0; piece < pieces; piece++) copy(from, piece * size, to, piece * stride + at, size);
}

/** Rows in another order: in place where they only move up, as they do when some end. */
function moved(tensor: GraphTensor, order: readonly number[]): GraphTensor {
  const [, ...rest] = tensor.dims;
  const row = rest.reduce((product, dim) => product * dim, 1);
  const movesUp = order.every((from, to) => from >= to && (to === 0 || from > order[to - 1]!));
  const data = movesUp ? tensor.data : zeros(tensor.data, order.length * row);
  order.forEach((from, to) => {
    if (data !== tensor.data || from !== to) copy(tensor.data, from * row, data, to * row, row);
  });
  return { type: tensor.type, data: data.subarray(0, order.length * row), dims: [order.length, ...rest] };
}
