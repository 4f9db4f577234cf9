/**
 * Seeded random numbers: xoshiro128** (Blackman & Vigna 2021) seeded through splitmix32 over the bytes of the
 * seed's text, so that any number or string, 0 and '' included, gives its own stream. The same seed gives the
 * same numbers on every machine.
 */
export interface Random {
  /** A float in [0, 1) with 53 random bits. */
  next(): number;
  /** An integer in [0, bound); bound is an integer ≥ 1. Unbiased (rejection). */
  integer(bound: number): number;
  /** `count` such integers below a bound of at most 2^31: the same as one after the other, and faster. */
  integers(count: number, bound: number): Int32Array;
  /** A standard normal deviate (polar method). */
  normal(): number;
  /** A new array with the elements of `values` in random order (Fisher–Yates). */
  shuffle<T>(values: readonly T[]): T[];
  /** One element of a non-empty array. */
  pick<T>(values: readonly T[]): T;
  /** An independent stream for a named purpose; does not advance this one. */
  fork(purpose: string): Random;
}

/** What is needed to draw one thing after the other. */
export type Draws = Pick<Random, 'next' | 'integer' | 'shuffle' | 'pick'>;

/** A stream of draws for each named purpose, each independent of the others and always the same. */
export type Streams = (purpose: string) => Draws;

/** Draws from a source of random whole numbers below 2^32. */
export function drawsFrom(next32: () => number): Draws {
  function next(): number {
    return ((next32() >>> 5) * 67108864 + (next32() >>> 6)) / 9007199254740992;
  }

  function integer(bound: number): number {
    requireBound(bound);
    let value = next32();
    // What is left over at the end of the 2^32 is less than a bound long: rarely is the remainder needed.
    if (value >= 4294967296 - bound) {
      const limit = 4294967296 - (4294967296 % bound);
      while (value >= limit) value = next32();
    }
    // Exact below 2^32, and several times faster than % there.
    return value - Math.floor(value / bound) * bound;
  }

  function shuffle<T>(values: readonly T[]): T[] {
    const result = values.slice();
    for (let i = result.length - 1; i > 0; i--) {
      const j = integer(i + 1);
      [result[i], result[j]] = [result[j]!, result[i]!];
    }
    return result;
  }

  function pick<T>(values: readonly T[]): T {
    if (values.length === 0) throw new RangeError('pick(values): values is empty');
    return values[integer(values.length)]!;
  }

  return { next, integer, shuffle, pick };
}

function requireBound(bound: number, most = 4294967296): void {
  if (!Number.isInteger(bound) || bound < 1 || bound > most) {
    throw new RangeError(`integer(bound): bound must be an integer from 1 to ${most}, got ${bound}`);
  }
}

/**
 * @param seed any number or string; both `1` and `'1'` give the same stream
 * @example createRandom(42).integer(6) // 0 … 5
 */
export function createRandom(seed: number | string): Random {
  const text = String(seed);
  let mix = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) mix = splitmix(mix ^ text.charCodeAt(i));
  const state = new Uint32Array(4);
  for (let i = 0; i < 4; i++) {
    mix = (mix + 0x9e3779b9) | 0;
    state[i] = splitmix(mix);
  }
  if (state.every((word) => word === 0)) state[0] = 1;

  function next32(): number {
    const s1 = state[1]!;
    const result = Math.imul(rotl(Math.imul(s1, 5), 7), 9) >>> 0;
    const t = s1 << 9;
    state[2]! ^= state[0]!;
    state[3]! ^= s1;
    state[1]! ^= state[2]!;
    state[0]! ^= state[3]!;
    state[2]! ^= t;
    state[3] = rotl(state[3]!, 11);
    return result;
  }

  const draws = drawsFrom(next32);

  function integers(count: number, bound: number): Int32Array {
    requireBound(bound, 2147483648);
    const result = new Int32Array(count);
    const inverse = 1 / bound;
    const safe = 4294967296 - bound;
    // The same steps as in next32, with the state in local variables.
    let s0 = state[0]! | 0;
    let s1 = state[1]! | 0;
    let s2 = state[2]! | 0;
    let s3 = state[3]! | 0;
    for (let k = 0; k < count;) {
      const value = Math.imul(rotl(Math.imul(s1, 5), 7), 9) >>> 0;
      const t = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= t;
      s3 = rotl(s3, 11) | 0;
      if (value >= safe && value >= 4294967296 - (4294967296 % bound)) continue;
      // The product may be off by one where the quotient is whole.
      let rest = value - Math.floor(value * inverse) * bound;
      if (rest < 0) rest += bound;
      else if (rest >= bound) rest -= bound;
      result[k++] = rest;
    }
    state.set([s0, s1, s2, s3]);
    return result;
  }

  function normal(): number {
    for (;;) {
      const u = 2 * draws.next() - 1;
      const v = 2 * draws.next() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
    }
  }

  return {
    ...draws,
    integers,
    normal,
    fork: (purpose) => createRandom(`${text}/${purpose}`),
  };
}

function splitmix(x: number): number {
  let z = x | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

function rotl(x: number, k: number): number {
  return ((x << k) | (x >>> (32 - k))) >>> 0;
}
