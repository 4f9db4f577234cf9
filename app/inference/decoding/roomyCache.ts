import type { CacheBinding } from '../models/bindings.ts';
import type { GraphTensor, TensorData } from '../runtime.ts';
import type { Cache } from './cache.ts';
import { copy, joined, rowsOf, zeros } from './tensorRows.ts';

/** Columns that are kept free after a text of so many, at least. */
const LEAST_ROOM = 8;
const ROOM_SHARE = 1 / 8;
/** Memory is asked for by this factor too much, so that more columns or rows can be laid out in it. */
const RESERVE = 2;

/**
 * A cache without rows for a graph that tells apart what it adds: it has columns of room after the tokens, which are
 * masked, and what a graph read goes there. So the same memory is fed step after step, and nothing of the past is
 * copied out of the runtime. Free columns are zeros, so that what is masked is finite.
 */
export function createRoomyCache(bindings: readonly CacheBinding[]): Cache {
  /** By key; what lies beyond the rows is of no meaning. */
  const memory = new Map<string, TensorData>();
  let rows = 0;
  let length = 0;
  let columns = 0;

  const withRoom = (count: number) => count + Math.max(LEAST_ROOM, Math.ceil(count * ROOM_SHARE));

  function view({ key, type, heads, headSize }: CacheBinding): GraphTensor {
    const dims = [rows, heads, columns, headSize];
    return { type, data: memory.get(key)!.subarray(0, rows * heads * columns * headSize), dims };
  }

  /** Memory of at least so many numbers; what was in it is lost where it was too small. */
  function provide(key: string, like: TensorData, size: number): TensorData {
    const own = memory.get(key);
    if (own !== undefined && own.length >= size) return own;
    const larger = zeros(like, size * RESERVE);
    memory.set(key, larger);
    return larger;
  }

  /** Spaces the columns that are here further apart, so that there is room for `more`. */
  function widen(more: number): void {
    const wider = withRoom(length + more);
    for (const { key, heads, headSize } of bindings) {
      const from = memory.get(key)!;
      const to = provide(key, from, rows * heads * wider * headSize);
      const [stride, size] = [wider * headSize, length * headSize];
      // From the last to the first: nothing is written over that has not moved yet.
      for (let piece = rows * heads - 1; piece >= 0; piece--) {
        copy(from, piece * columns * headSize, to, piece * stride, size);
        to.fill(0 as never, piece * stride + size, (piece + 1) * stride);
      }
    }
    columns = wider;
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
    tensors: () => new Map(bindings.map((binding) => [binding.key, view(binding)])),
    begin(tensors) {
      const [count = 0, , own = 0] = tensors.get(bindings[0]!.key)!.dims;
      columns = withRoom(own);
      for (const { key, heads, headSize } of bindings) {
        const { data } = tensors.get(key)!;
        const to = provide(key, data, count * heads * columns * headSize);
        layOut(data, to, { pieces: count * heads, size: own * headSize, stride: columns * headSize });
      }
      rows = count;
      length = own;
    },
    goOn(tensors) {
      const added = tensors.get(bindings[0]!.key)!.dims[2]!;
      if (length + added > columns) widen(added);
      for (const { key, heads, headSize } of bindings) {
        const [from, to] = [tensors.get(key)!.data, memory.get(key)!];
        const [size, stride] = [added * headSize, columns * headSize];
        for (let piece = 0; piece < rows * heads; piece++) {
          copy(from, piece * size, to, piece * stride + length * headSize, size);
        }
      }
      length += added;
    },
    select(order, skip) {
      const stays = skip === 0 && order.every((row, index) => row === index);
      const movesUp = skip === 0 && order.every((row, index) => row > (order[index - 1] ?? -1));
      for (const binding of stays ? [] : bindings) {
        if (movesUp) moveUp(view(binding), order);
        else memory.set(binding.key, rowsOf(view(binding), order, skip).data);
      }
      columns -= skip;
      length -= skip;
      rows = order.length;
    },
    join(other) {
      const theirs = other.tensors();
      const fits = other.length <= length && bindings.every((binding) => hasRoomFor(binding, other.rows));
      if (fits) for (const binding of bindings) joinInPlace(binding, theirs.get(binding.key)!, other.length);
      else joinAnew(theirs, other.length);
      rows += other.rows;
    },
  };

  function hasRoomFor({ key, heads, headSize }: CacheBinding, more: number): boolean {
    return memory.get(key)!.length >= (rows + more) * heads * columns * headSize;
  }

  function joinInPlace(
    { key, heads, headSize }: CacheBinding,
    { data, dims }: GraphTensor,
    own: number,
  ): void {
    const to = memory.get(key)!;
    const [stride, theirs] = [columns * headSize, dims[2]! * headSize];
    for (let piece = 0; piece < dims[0]! * heads; piece++) {
      const start = (rows * heads + piece) * stride;
      to.fill(0 as never, start, start + stride);
      copy(data, piece * theirs, to, start + (length - own) * headSize, own * headSize);
    }
  }

  function joinAnew(theirs: ReadonlyMap<string, GraphTensor>, own: number): void {
    const all = Math.max(length, own);
    const wider = Math.max(columns, withRoom(all));
    const anew = bindings.map((binding) => {
      const parts = [
        { tensor: view(binding), length },
        { tensor: theirs.get(binding.key)!, length: own },
      ];
      return [binding.key, joined(parts, all, wider - all).data] as const;
    });
    for (const [key, data] of anew) memory.set(key, data);
    length = all;
    columns = wider;
  }

  return cache;
}

/** Lays pieces out that lie one after the other, zeros behind each. */
function layOut(
  from: TensorData,
  to: TensorData,
  { pieces, size, stride }: { pieces: number; size: number; stride: number },
): void {
  for (let piece = 0; piece < pieces; piece++) {
    copy(from, piece * size, to, piece * stride, size);
    to.fill(0 as never, piece * stride + size, (piece + 1) * stride);
  }
}

/** Lets rows take the places of those before them that end. */
function moveUp({ data, dims }: GraphTensor, order: readonly number[]): void {
  const row = data.length / dims[0]!;
  order.forEach((from, to) => {
    if (from !== to) copy(data, from * row, data, to * row, row);
  });
}
