import type { Bindings } from '../models/bindings.ts';
import type { GraphTensor, TensorData } from '../runtime.ts';

/** Keys and values of the tokens so far, one tensor [rows, heads, length, head size] per input of the graph. */
export type Cache = Readonly<Record<string, GraphTensor>>;

/** The cache before the first token. */
export function emptyCache(bindings: Bindings, rows: number): Cache {
  return Object.fromEntries(
    bindings.caches.map(({ input, type, heads, headSize }) => [
      input,
      {
        type,
        data: type === 'float16' ? new Uint16Array(0) : new Float32Array(0),
        dims: [rows, heads, 0, headSize],
      },
    ]),
  );
}

/** What the graph gave back, under the names of the inputs: fed again as it is, without a copy of ours. */
export function nextCache(bindings: Bindings, results: ReadonlyMap<string, GraphTensor>): Cache {
  return Object.fromEntries(bindings.caches.map(({ input, output }) => [input, results.get(output)!]));
}

/**
 * The cache of some of its rows.
 * @param rows which, in their new order
 * @param skip columns at the beginning that none of them needs (their common padding)
 */
export function keepRows(cache: Cache, rows: readonly number[], skip: number): Cache {
  return Object.fromEntries(
    Object.entries(cache).map(([name, tensor]) => [name, keepRowsOf(tensor, rows, skip)]),
  );
}

function keepRowsOf(tensor: GraphTensor, rows: readonly number[], skip: number): GraphTensor {
  const [, heads, length, size] = tensor.dims as [number, number, number, number];
  const kept = (length - skip) * size;
  const data = new (tensor.data.constructor as new (n: number) => TensorData)(rows.length * heads * kept);
  let to = 0;
  for (const row of rows) {
    for (let head = 0; head < heads; head++) {
      const from = ((row * heads + head) * length + skip) * size;
      data.set(tensor.data.subarray(from, from + kept) as never, to);
      to += kept;
    }
  }
  return { type: tensor.type, data, dims: [rows.length, heads, length - skip, size] };
}
