import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCache, type Cache } from '#app/inference/decoding/cache.ts';
import { createRoomyCache } from '#app/inference/decoding/roomyCache.ts';
import type { GraphTensor } from '#app/inference/runtime.ts';

const binding = {
  ...{ key: '0.key', input: 'past', output: 'present', fresh: 'fresh' },
  ...{ cross: false, type: 'float32' as const, heads: 2, headSize: 3 },
};
const { heads, headSize } = binding;

/** What a row of a cache would be as plain numbers: columns of one number, 0 for padding. */
type Row = number[];

/** Both kinds; a roomy one is given what is added, the other everything. */
const KINDS = [
  { name: 'a cache', create: () => createCache([binding]), roomy: false },
  { name: 'a roomy cache', create: () => createRoomyCache([binding]), roomy: true },
];

/** Columns of rows as a graph gives them: each number to all heads. */
function tensorOf(rows: readonly Row[], from: number): Map<string, GraphTensor> {
  const length = (rows[0]?.length ?? 0) - from;
  const data = new Float32Array(rows.length * heads * length * headSize);
  rows.forEach((row, r) => {
    for (let head = 0; head < heads; head++) {
      for (let column = 0; column < length; column++) {
        for (let i = 0; i < headSize; i++) {
          const value = row[from + column]!;
          data[((r * heads + head) * length + column) * headSize + i] = inHead(value, head, i);
        }
      }
    }
  });
  return new Map([[binding.key, { type: 'float32', data, dims: [rows.length, heads, length, headSize] }]]);
}

const inHead = (value: number, head: number, i: number) => (value === 0 ? 0 : value + head / 8 + i / 64);

function expectRows(cache: Cache, rows: readonly Row[]): void {
  const { data, dims } = cache.tensors().get(binding.key)!;
  const columns = cache.length + cache.holes;
  expect([cache.rows, ...dims]).toEqual([rows.length, rows.length, heads, columns, headSize]);
  rows.forEach((row, r) => {
    expect(row).toHaveLength(cache.length);
    for (let column = 0; column < columns; column++) {
      for (let head = 0; head < heads; head++) {
        for (let i = 0; i < headSize; i++) {
          const got = data[((r * heads + head) * columns + column) * headSize + i];
          expect(got).toBe(inHead(row[column] ?? 0, head, i));
        }
      }
    }
  });
}

const someRows = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 12 }))
  .chain(([count, length]) =>
    fc.array(fc.array(fc.integer({ min: 1, max: 99 }), { minLength: length, maxLength: length }), {
      minLength: count,
      maxLength: count,
    }),
  );

describe.each(KINDS)('$name', ({ create, roomy }) => {
  /** A cache of rows, begun and gone on with. */
  function cacheOf(rows: readonly Row[]): Cache {
    const cache = create();
    const first = Math.ceil(rows[0]!.length / 2);
    cache.begin(
      tensorOf(
        rows.map((row) => row.slice(0, first)),
        0,
      ),
    );
    for (let length = first + 1; length <= rows[0]!.length; length++) {
      read(
        cache,
        rows.map((row) => row.slice(0, length)),
        1,
      );
    }
    return cache;
  }

  /** Lets a graph read the last `added` columns of these rows. */
  function read(cache: Cache, rows: readonly Row[], added: number): void {
    cache.goOn(tensorOf(rows, roomy ? (rows[0]?.length ?? added) - added : 0));
  }

  test('rows can be chosen, in any order, columns left out, and gone on with', () => {
    fc.assert(
      fc.property(
        someRows,
        fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.integer({ min: 1, max: 20 }),
        (rows, picks, n, added) => {
          const cache = cacheOf(rows);
          expectRows(cache, rows);
          const order = picks.map((pick) => pick % rows.length);
          const skip = n % rows[0]!.length;
          cache.select(order, skip);
          const chosen = order.map((row) => rows[row]!.slice(skip));
          expectRows(cache, chosen);
          const longer = chosen.map((row, i) => [...row, ...Array<number>(added).fill(50 + i)]);
          read(cache, longer, added);
          expectRows(cache, longer);
        },
      ),
    );
  });

  test('rows that end leave the others as they are', () => {
    fc.assert(
      fc.property(someRows, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (rows, stays) => {
        const cache = cacheOf(rows);
        const order = rows.map((_, row) => row).filter((row) => stays[row]);
        cache.select(order, 0);
        if (order.length > 0) {
          expectRows(
            cache,
            order.map((row) => rows[row]!),
          );
        } else expect(cache.rows).toBe(0);
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
        const longer = padded.map((row, i) => [...row, i + 1]);
        read(cache, longer, 1);
        expectRows(cache, longer);
      }),
    );
  });
});
