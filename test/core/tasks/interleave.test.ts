import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#app/core/shared/random.ts';
import { interleave } from '#app/core/tasks/interleave.ts';

const smallestGap = (sequence: number[]) => {
  const last = new Map<number, number>();
  let smallest = Infinity;
  for (const [place, block] of sequence.entries()) {
    smallest = Math.min(smallest, place - (last.get(block) ?? -Infinity));
    last.set(block, place);
  }
  return smallest;
};

/** The largest distance that any arrangement reaches, by the task-scheduling bound (frames and the rest). */
const bestGap = (sizes: number[]) => {
  const total = sizes.reduce((a, b) => a + b, 0);
  const largest = Math.max(...sizes);
  if (largest === 1) return Infinity;
  const ofLargest = sizes.filter((size) => size === largest).length;
  return Math.floor((total - ofLargest) / (largest - 1));
};

describe('interleave', () => {
  it('places every task once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 30 }),
        fc.string(),
        (sizes, seed) => {
          const sequence = interleave(sizes, createRandom(seed));
          expect(sizes.map((_, block) => sequence.filter((b) => b === block).length)).toEqual(sizes);
        },
      ),
    );
  });

  it('keeps a block apart by min(10, half the sequence) or as far as arithmetic allows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 1, maxLength: 24 }),
        fc.string(),
        (base, extras, seed) => {
          const sizes = extras.map((extra) => base + extra);
          const sequence = interleave(sizes, createRandom(seed));
          const wanted = Math.min(10, Math.floor(sequence.length / 2), bestGap(sizes));
          expect(smallestGap(sequence)).toBeGreaterThanOrEqual(wanted);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps twelve blocks ten apart, some with a control or a shared text', () => {
    for (let seed = 0; seed < 50; seed++) {
      const sizes = createRandom(seed).shuffle([3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 1]);
      expect(smallestGap(interleave(sizes, createRandom(seed)))).toBeGreaterThanOrEqual(10);
    }
  });

  it('does not begin with the larger blocks more often than with others', () => {
    let first = 0;
    const runs = 600;
    for (let seed = 0; seed < runs; seed++) {
      const sizes = [4, 4, ...Array<number>(13).fill(3)];
      if (interleave(sizes, createRandom(seed))[0]! < 2) first++;
    }
    expect(first / runs).toBeLessThan(0.3);
  });
});
