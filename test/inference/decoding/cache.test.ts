import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCache, type Cache } from '#app/inference/decoding/cache.ts';

const binding = {
  ...{ key: '0.key', input: 'past', output: 'present', cross: false, type: 'float32' as const },
  ...{ heads: 2, headSize: 3 },
};
const { heads, headSize } = binding;

/** What a row of a cache would be as plain numbers: columns of one number, 0 for padding. */
type Row = number[];

/** Writes a column's number to all heads, as a graph would write keys. */
function write(cache: Cache, rows: readonly Row[], added: number): void {
  const before = cache.length;
  const own = cache.tensors().get('0.key');
  const after = before + added;
  const data = new Float32Array(rows.length * heads * after * headSize);
  rows.forEach((row, r) => {
    for (let head = 0; head < heads; head++) {
      for (let column = 0; column < after; column++) {
        for (let i = 0; i < headSize; i++) {
          const at = ((r * heads + head) * after + column) * headSize + i;
          const from = ((r * heads + head) * before + column) * headSize + i;
          data[at] = column < before ? Number(own!.data[from]) : row[column]! + head / 10 + i / 100;
        }
      }
    }
  });
  const dims = [rows.length, heads, after, headSize];
  cache.replace(new Map([['0.key', { type: 'float32' as const, data, dims }]]));
}

function expectRows(cache: Cache, rows: readonly Row[]): void {
  const { data, dims } = cache.tensors().get('0.key')!;
  expect(dims).toEqual([rows.length, heads, rows[0]?.length ?? cache.length, headSize]);
  rows.forEach((row, r) => {
    row.forEach((value, column) => {
      for (let head = 0; head < heads; head++) {
        for (let i = 0; i < headSize; i++) {
          const got = data[((r * heads + head) * row.length + column) * headSize + i]!;
          expect(got).toBeCloseTo(value === 0 ? 0 : value + head / 10 + i / 100, 4);
        }
      }
    });
  });
}

/** A cache of rows, begun and gone on with. */
function cacheOf(rows: readonly Row[]): Cache {
  const cache = createCache([binding]);
  write(
    cache,
    rows.map((row) => row.slice(0, -1)),
    rows[0]!.length - 1,
  );
  write(cache, rows, 1);
  return cache;
}

const someRows = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 5 }))
  .chain(([count, length]) =>
    fc.array(fc.array(fc.integer({ min: 1, max: 99 }), { minLength: length, maxLength: length }), {
      minLength: count,
      maxLength: count,
    }),
  );

test('rows can be chosen, in any order, and columns left out', () => {
  fc.assert(
    fc.property(someRows, fc.array(fc.nat(), { maxLength: 6 }), fc.nat(), (rows, picks, n) => {
      const cache = cacheOf(rows);
      const order = picks.map((pick) => pick % rows.length);
      const skip = order.length === 0 ? 0 : n % rows[0]!.length;
      cache.select(order, skip);
      expectRows(
        cache,
        order.map((row) => rows[row]!.slice(skip)),
      );
      const longer = order.map((row, i) => [...rows[row]!.slice(skip), 50 + i]);
      write(cache, longer, 1);
      expectRows(cache, longer);
    }),
  );
});

test('rows of another cache join, the shorter padded with zeros', () => {
  fc.assert(
    fc.property(someRows, someRows, (mine, theirs) => {
      const cache = cacheOf(mine);
      cache.join(cacheOf(theirs));
      const columns = Math.max(mine[0]!.length, theirs[0]!.length);
      const padded = [...mine, ...theirs].map((row) => [
        ...Array<number>(columns - row.length).fill(0),
        ...row,
      ]);
      expectRows(cache, padded);
    }),
  );
});
