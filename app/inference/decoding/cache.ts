import type { CacheBinding } from '../models/bindings.ts';
import type { GraphTensor, TensorData } from '../runtime.ts';

/**
 * Keys and values of the tokens so far: one tensor [rows, heads, length, head size] for each that a graph keeps.
 * Each has two buffers in turn: a graph reads the one and writes the other. (onnxruntime-node copies every output
 * once more for the result that it returns, whether or not it was told where to write; that copy is left alone.)
 */
export interface Cache {
  readonly rows: number;
  readonly length: number;
  /** By the name that the tensors have in common. */
  tensors(): Map<string, GraphTensor>;
  /** Where a graph that reads `added` more tokens of each row is to write. */
  targets(added: number): Map<string, GraphTensor>;
  /** The targets were written. */
  grow(added: number): void;
  /** Begins anew with so many rows and no tokens. */
  clear(rows: number): void;
  /**
   * Keeps these rows in this order, any of them more than once.
   * @param skip columns at the beginning that none of them needs
   */
  select(rows: readonly number[], skip: number): void;
  /** Adds the rows of another cache of the same model after its own; the shorter get columns of zeros before them. */
  join(other: Cache): void;
}

interface Entry {
  readonly binding: CacheBinding;
  current: TensorData;
  spare: TensorData;
}

/** Buffers are made larger than asked for by this factor, so that a growing text rarely needs new ones. */
const ROOM = 1.5;

export function createCache(bindings: readonly CacheBinding[]): Cache {
  const entries: Entry[] = bindings.map((binding) => ({
    binding,
    current: allocate(binding, 0),
    spare: allocate(binding, 0),
  }));
  let rows = 0;
  let length = 0;

  const size = ({ heads, headSize }: CacheBinding, columns: number) => rows * heads * columns * headSize;

  function selectInto(entry: Entry, order: readonly number[], skip: number): void {
    const { heads, headSize } = entry.binding;
    const row = heads * length * headSize;
    const kept = (length - skip) * headSize;
    entry.spare = withRoom(entry.spare, entry.binding, order.length * heads * kept);
    order.forEach((from, to) => {
      if (skip === 0) copy(entry.current, from * row, entry.spare, to * row, row);
      else {
        for (let head = 0; head < heads; head++) {
          const source = from * row + (head * length + skip) * headSize;
          copy(entry.current, source, entry.spare, (to * heads + head) * kept, kept);
        }
      }
    });
    swap(entry);
  }

  /** Lays the rows out for longer columns, zeros before them. */
  function widen(entry: Entry, columns: number): void {
    const { heads, headSize } = entry.binding;
    const before = (columns - length) * headSize;
    const own = length * headSize;
    entry.spare = withRoom(entry.spare, entry.binding, size(entry.binding, columns));
    for (let part = 0; part < rows * heads; part++) {
      const to = part * (before + own);
      entry.spare.fill(0 as never, to, to + before);
      copy(entry.current, part * own, entry.spare, to + before, own);
    }
    swap(entry);
  }

  const cache: Cache = {
    get rows() {
      return rows;
    },
    get length() {
      return length;
    },
    tensors: () =>
      new Map(entries.map(({ binding, current }) => [binding.key, view(binding, current, rows, length)])),
    targets(added) {
      return new Map(
        entries.map((entry) => {
          entry.spare = withRoom(entry.spare, entry.binding, size(entry.binding, length + added));
          return [entry.binding.key, view(entry.binding, entry.spare, rows, length + added)];
        }),
      );
    },
    grow(added) {
      for (const entry of entries) swap(entry);
      length += added;
    },
    clear(count) {
      rows = count;
      length = 0;
    },
    select(order, skip) {
      // Rows at the end can be let go of without moving anything.
      const moves = skip > 0 || order.some((row, index) => row !== index);
      if (moves) for (const entry of entries) selectInto(entry, order, skip);
      rows = order.length;
      length -= skip;
    },
    join(other) {
      const columns = Math.max(length, other.length);
      if (columns > length) for (const entry of entries) widen(entry, columns);
      length = columns;
      const added = other.tensors();
      const before = rows;
      rows += other.rows;
      for (const entry of entries) {
        const { heads, headSize, key } = entry.binding;
        entry.current = withRoom(entry.current, entry.binding, size(entry.binding, columns), true);
        const source = added.get(key)!;
        const pad = (columns - other.length) * headSize;
        const own = other.length * headSize;
        for (let part = 0; part < other.rows * heads; part++) {
          const to = (before * heads + part) * columns * headSize;
          entry.current.fill(0 as never, to, to + pad);
          copy(source.data, part * own, entry.current, to + pad, own);
        }
      }
    },
  };
  return cache;
}

function swap(entry: Entry): void {
  [entry.current, entry.spare] = [entry.spare, entry.current];
}

function view({ type, heads, headSize }: CacheBinding, data: TensorData, rows: number, length: number) {
  const dims = [rows, heads, length, headSize];
  return { type, data: data.subarray(0, rows * heads * length * headSize), dims };
}

function allocate({ type }: CacheBinding, size: number): TensorData {
  return type === 'float16' ? new Uint16Array(size) : new Float32Array(size);
}

function withRoom(data: TensorData, binding: CacheBinding, size: number, keep = false): TensorData {
  if (data.length >= size) return data;
  const larger = allocate(binding, Math.ceil(size * ROOM));
  if (keep) larger.set(data as never);
  return larger;
}

function copy(from: TensorData, start: number, to: TensorData, at: number, count: number): void {
  to.set(from.subarray(start, start + count) as never, at);
}

/** Some rows of a tensor whose first dimension is the rows, in this order. */
export function rowsOf(tensor: GraphTensor, order: readonly number[]): GraphTensor {
  const [rows = 0, ...rest] = tensor.dims;
  if (order.length === rows && order.every((row, index) => row === index)) return tensor;
  const size = rest.reduce((product, dim) => product * dim, 1);
  const data = new (tensor.data.constructor as new (n: number) => TensorData)(order.length * size);
  order.forEach((row, index) => copy(tensor.data, row * size, data, index * size, size));
  return { type: tensor.type, data, dims: [order.length, ...rest] };
}
