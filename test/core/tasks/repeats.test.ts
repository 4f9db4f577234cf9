import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#app/core/shared/random.ts';
import { addRepeats, repeatsDue } from '#app/core/tasks/repeats.ts';

const placed = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ task: 100 + i, position: i, swapped: i % 2 === 0 }));
const kinds = (count: number) =>
  // Those of earlier sittings are numbered from 0.
  new Map(Array.from({ length: 100 + count }, (_, task) => [task, task % 2 === 0 ? 'pairwise' : 'likert']));

describe('repeatsDue', () => {
  it('keeps to the share over all sittings', () => {
    expect(repeatsDue(0, 500, 0)).toBe(0);
    let repeated = 0;
    for (const tasks of [12, 24, 36, 48]) repeated += repeatsDue(0.1, tasks, repeated);
    expect(repeated).toBe(4);
    expect(repeatsDue(0.3, 10, 0)).toBe(3);
    expect(repeatsDue(0.1, 10, 7)).toBe(0);
  });
});

describe('addRepeats', () => {
  it('keeps the order, repeats what was shown long before and nothing twice', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.nat(12),
        fc.nat(6),
        fc.string(),
        (size, due, old, seed) => {
          const tasks = placed(size);
          const earlier = Array.from({ length: old }, (_, i) => ({ task: i, swapped: false }));
          const sitting = addRepeats(tasks, due, earlier, kinds(size), createRandom(seed));
          expect(sitting.map((task) => task.position)).toEqual(sitting.map((_, i) => i));
          const first = sitting
            .filter((task) => !task.repeat)
            .map(({ task, swapped }) => ({ task, swapped }));
          expect(first).toEqual(tasks.map(({ task, swapped }) => ({ task, swapped })));
          const repeats = sitting.filter((task) => task.repeat);
          expect(repeats).toHaveLength(Math.min(due, old + Math.floor(size / 4)));
          expect(new Set(repeats.map((task) => task.task)).size).toBe(repeats.length);
          // Earlier sittings' tasks come first, the oldest before all.
          const ofEarlier = repeats.filter((task) => task.task < 100).map((task) => task.task);
          expect(ofEarlier.sort((a, b) => a - b)).toEqual(earlier.slice(0, due).map((task) => task.task));
          for (const { task, position } of repeats) {
            const before = sitting.findIndex((other) => other.task === task && !other.repeat);
            if (before >= 0) expect(position - before).toBeGreaterThan(size / 4 - 1);
          }
        },
      ),
    );
  });

  it('turns pairs round and leaves single texts as they are', () => {
    const sitting = addRepeats(placed(40), 10, [], kinds(40), createRandom('sides'));
    for (const { task, swapped } of sitting.filter((one) => one.repeat)) {
      const first = placed(40).find((one) => one.task === task)!;
      expect(swapped).toBe(task % 2 === 0 ? !first.swapped : false);
    }
  });
});
