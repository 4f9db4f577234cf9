import type { GraphTensor } from '../runtime.ts';

/** The number that 16 bits mean as an IEEE 754 half-precision float. */
export function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** Part of a float32 or float16 tensor as float32: a view where it can be, else a copy. */
export function floatsOf(tensor: GraphTensor, from: number, to: number): Float32Array {
  const part = tensor.data.subarray(from, to);
  return part instanceof Float32Array
    ? part
    : Float32Array.from(part as Exclude<typeof part, BigInt64Array>, halfToNumber);
}
