import type { CacheBinding } from '../models/bindings.ts';
import type { GraphTensor } from '../runtime.ts';
import { joined, rowsOf, type TensorRows } from './tensorRows.ts';

/** Keys and values of the tokens so far: one tensor [rows, heads, columns, head size] for each that a graph keeps. */
export interface Cache {
  readonly rows: number;
  /** Columns of tokens, padding before them included. */
  readonly length: number;
  /** Columns after them that hold nothing yet, and must be masked. */
  readonly holes: number;
  /** By the name that the tensors have in common. */
  tensors(): ReadonlyMap<string, GraphTensor>;
  /** Begins anew with what a graph gave for prompts, by the same names. */
  begin(tensors: ReadonlyMap<string, GraphTensor>): void;
  /** Takes what a graph gave for tokens that it read after those here: the whole, or only theirs where there are holes. */
  goOn(tensors: ReadonlyMap<string, GraphTensor>): void;
  /**
   * Keeps these rows in this order, any of them more than once.
   * @param skip columns at the beginning that none of them needs
   */
  select(rows: readonly number[], skip: number): void;
  /** Adds the rows of another cache of the same model after its own; the shorter get columns of zeros before them. */
  join(other: Cache): void;
}

/**
 * A cache without rows for a graph that gives the whole of it back. What a graph gave goes back to it as it is, unless
 * rows moved in between. (onnxruntime-node copies every output for the result that it returns; telling it where to
 * write would be one more copy.)
 */
export function createCache(bindings: readonly CacheBinding[]): Cache {
  let entries = new Map<string, GraphTensor>();
  let rows = 0;
  let length = 0;

  function replace(tensors: ReadonlyMap<string, GraphTensor>): void {
    entries = new Map(tensors);
    const [count, , columns] = tensors.get(bindings[0]!.key)!.dims;
    rows = count!;
    length = columns!;
  }

  return {
    get rows() {
      return rows;
    },
    get length() {
      return length;
    },
    holes: 0,
    tensors: () => entries,
    begin: replace,
    goOn: replace,
    select(order, skip) {
      const inPlace = skip === 0 && order.every((row, index) => row === index);
      if (!inPlace || order.length !== rows) {
        for (const [key, tensor] of entries) {
          entries.set(key, inPlace ? firstRows(tensor, order.length) : rowsOf(tensor, order, skip));
        }
      }
      rows = order.length;
      length -= skip;
    },
    join(other) {
      const columns = Math.max(length, other.length);
      const theirs = other.tensors();
      const part = (tensor: GraphTensor, own: number): TensorRows => ({ tensor, length: own });
      for (const [key, tensor] of entries) {
        entries.set(key, joined([part(tensor, length), part(theirs.get(key)!, other.length)], columns, 0));
      }
      rows += other.rows;
      length = columns;
    },
  };
}

/** The first rows, which need not be moved for that. */
function firstRows({ type, data, dims }: GraphTensor, count: number): GraphTensor {
  const [rows = 0, ...rest] = dims;
  const size = rows === 0 ? 0 : data.length / rows;
  return { type, data: data.subarray(0, count * size), dims: [count, ...rest] };
}
