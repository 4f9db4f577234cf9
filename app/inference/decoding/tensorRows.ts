import type { GraphTensor, TensorData } from '../runtime.ts';

/** A tensor [rows, heads, columns, head size] whose first columns hold something. */
export interface TensorRows {
  readonly tensor: GraphTensor;
  readonly length: number;
}

/**
 * The rows of several tensors one after the other in a new one.
 * @param length columns that the rows get, zeros before those of shorter ones
 * @param holes columns of zeros after them
 */
export function joined(parts: readonly TensorRows[], length: number, holes: number): GraphTensor {
  const { type, data: like, dims } = parts[0]!.tensor;
  const [, heads = 0, , headSize = 0] = dims;
  const rows = parts.reduce((sum, { tensor }) => sum + tensor.dims[0]!, 0);
  const columns = length + holes;
  const data = zeros(like, rows * heads * columns * headSize);
  let to = 0;
  for (const { tensor, length: own } of parts) {
    const stride = tensor.dims[2]! * headSize;
    const size = own * headSize;
    for (let piece = 0; piece < tensor.dims[0]! * heads; piece++) {
      copy(tensor.data, piece * stride, data, to + (length - own) * headSize, size);
      to += columns * headSize;
    }
  }
  return { type, data, dims: [rows, heads, columns, headSize] };
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
    const data = zeros(tensor.data, order.length * row);
    order.forEach((from, to) => copy(tensor.data, from * row, data, to * row, row));
    return { type: tensor.type, data, dims: [order.length, ...rest] };
  }
  const [heads = 0, length = 0, headSize = 0] = rest;
  const kept = (length - skip) * headSize;
  const data = zeros(tensor.data, order.length * heads * kept);
  order.forEach((from, to) => {
    for (let head = 0; head < heads; head++) {
      const source = from * row + (head * length + skip) * headSize;
      copy(tensor.data, source, data, (to * heads + head) * kept, kept);
    }
  });
  return { type: tensor.type, data, dims: [order.length, heads, length - skip, headSize] };
}

/** Zeros of the same element type. */
export function zeros(like: TensorData, size: number): TensorData {
  return new (like.constructor as new (size: number) => TensorData)(size);
}

/** Copies so many numbers from one place to another. */
export function copy(from: TensorData, start: number, to: TensorData, at: number, count: number): void {
  to.set(from.subarray(start, start + count) as never, at);
}
