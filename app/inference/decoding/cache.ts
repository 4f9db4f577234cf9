import type { CacheBinding } from '../models/bindings.ts';
import type { GraphTensor, TensorData } from '../runtime.ts';

/**
 * Keys and values of the tokens so far: one tensor [rows, heads, length, head size] for each that a graph keeps.
 * What a graph gave goes back to it as it is, unless rows moved in between. (onnxruntime-node copies every output
 * for the result that it returns; telling it where to write would be one more copy.)
 */
export interface Cache {
  readonly rows: number;
  readonly length: number;
  /** By the name that the tensors have in common. */
  tensors(): ReadonlyMap<string, GraphTensor>;
  /** Takes what a graph gave for the tokens so far and those it read now, by the same names. */
  replace(tensors: ReadonlyMap<string, GraphTensor>): void;
  /**
   * Keeps these rows in this order, any of them more than once.
   * @param skip columns at the beginning that none of them needs
   */
  select(rows: readonly number[], skip: number): void;
  /** Adds the rows of another cache of the same model after its own; the shorter get columns of zeros before them. */
  join(other: Cache): void;
}

/** A cache without rows. */
export function createCache(bindings: readonly CacheBinding[]): Cache {
  let entries = new Map<string, GraphTensor>();
  let rows = 0;
  let length = 0;

  const cache: Cache = {
    get rows() {
      return rows;
    },
    get length() {
      return length;
    },
    tensors: () => entries,
    replace(tensors) {
      entries = new Map(tensors);
      const [count, , columns] = tensors.get(bindings[0]!.key)!.dims;
      rows = count!;
      length = columns!;
    },
    select(order, skip) {
      const kept = length - skip;
      const inPlace = skip === 0 && order.every((row, index) => row === index);
      if (!inPlace || order.length !== rows) {
        for (const [key, tensor] of entries) {
          entries.set(key, inPlace ? firstRows(tensor, order.length) : rowsOf(tensor, order, skip));
        }
      }
      rows = order.length;
      length = kept;
    },
    join(other) {
      const columns = Math.max(length, other.length);
      const theirs = other.tensors();
      for (const [key, tensor] of entries) entries.set(key, joined(tensor, theirs.get(key)!, columns));
      rows += other.rows;
      length = columns;
    },
  };
  return cache;
}

/** One tensor's rows after the other's, all `columns` long. */
function joined(own: GraphTensor, other: GraphTensor, columns: number): GraphTensor {
  const [, heads = 0, , headSize = 0] = own.dims;
  const rows = own.dims[0]! + other.dims[0]!;
  const data = like(own.data, rows * heads * columns * headSize);
  let at = 0;
  for (const tensor of [own, other]) {
    const size = tensor.dims[2]! * headSize;
    const pad = columns * headSize - size;
    for (let part = 0; part < tensor.dims[0]! * heads; part++) {
      copy(tensor.data, part * size, data, at + pad, size);
      at += pad + size;
    }
  }
  return { type: own.type, data, dims: [rows, heads, columns, headSize] };
}

/** The first rows, which need not be moved for that. */
function firstRows({ type, data, dims }: GraphTensor, count: number): GraphTensor {
  const [rows = 0, ...rest] = dims;
  const size = rows === 0 ? 0 : data.length / rows;
  return { type, data: data.subarray(0, count * size), dims: [count, ...rest] };
}

/**
 * Some rows of a tensor whose first dimension is the rows, in this order.
 * @param skip what of the third dimension to leave out at its beginning
 */
export function rowsOf(tensor: GraphTensor, order: readonly number[], skip = 0): GraphTensor {
  const [rows = 0, ...rest] = tensor.dims;
  if (skip === 0 && order.length === rows && order.every((row, index) => row === index)) return tensor;
  const row = rest.reduce((product, dim) => product * dim, 1);
  if (skip === 0) {
    const data = like(tensor.data, order.length * row);
    order.forEach((from, to) => copy(tensor.data, from * row, data, to * row, row));
    return { type: tensor.type, data, dims: [order.length, ...rest] };
  }
  const [heads = 0, length = 0, headSize = 0] = rest;
  const kept = (length - skip) * headSize;
  const data = like(tensor.data, order.length * heads * kept);
  order.forEach((from, to) => {
    for (let head = 0; head < heads; head++) {
      const source = from * row + (head * length + skip) * headSize;
      copy(tensor.data, source, data, (to * heads + head) * kept, kept);
    }
  });
  return { type: tensor.type, data, dims: [order.length, heads, length - skip, headSize] };
}

/** Zeros of the same element type. */
function like(data: TensorData, size: number): TensorData {
  return new (data.constructor as new (size: number) => TensorData)(size);
}

function copy(from: TensorData, start: number, to: TensorData, at: number, count: number): void {
  to.set(from.subarray(start, start + count) as never, at);
}
