import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawArrangement, reverseArrangement } from '#app/core/tasks/arrangement.ts';
import { RANKED_SLOTS } from '#app/core/tasks/taskKind.ts';

const systemsOf = (size: number) => Array.from({ length: size }, (_, i) => 10 + i);
const taskOf = (systems: readonly number[]) => ({
  systems,
  slots: RANKED_SLOTS.slice(0, systems.length),
});
const size = fc.integer({ min: 3, max: 9 });

/** How often the count occurs of each (slot, place), and of each slot before each other. */
function tally(arrangements: readonly string[]) {
  const places = new Map<string, number>();
  const before = new Map<string, number>();
  for (const arrangement of arrangements) {
    for (const [place, slot] of [...arrangement].entries()) {
      places.set(`${slot}${place}`, (places.get(`${slot}${place}`) ?? 0) + 1);
      for (const later of arrangement.slice(place + 1)) {
        before.set(`${slot}${later}`, (before.get(`${slot}${later}`) ?? 0) + 1);
      }
    }
  }
  return { places: [...places.values()], before: [...before.values()] };
}

describe('drawArrangement', () => {
  it('shows a rater each system at each place equally often, and any before any other', () => {
    fc.assert(
      fc.property(size, fc.string(), fc.nat(1000), fc.nat(5), (n, seed, rater, round) => {
        const systems = systemsOf(n);
        const draw = (number: number) => drawArrangement(taskOf(systems), systems, { seed, rater, number });
        const from = 2 * n * round;
        const once = tally(Array.from({ length: n }, (_, i) => draw(from + i)));
        expect(once.places).toEqual(new Array(n * n).fill(1));
        const twice = tally(Array.from({ length: 2 * n }, (_, i) => draw(from + i)));
        expect(twice.before).toEqual(new Array(n * (n - 1)).fill(n));
      }),
      { numRuns: 60 },
    );
  });

  it('shows neighbouring raters each system at each place equally often at any time', () => {
    fc.assert(
      fc.property(size, fc.string(), fc.nat(5), fc.nat(100), (n, seed, group, number) => {
        const systems = systemsOf(n);
        const draw = (rater: number) => drawArrangement(taskOf(systems), systems, { seed, rater, number });
        const from = 2 * n * group;
        expect(tally(Array.from({ length: n }, (_, i) => draw(from + i))).places).toEqual(
          new Array(n * n).fill(1),
        );
        expect(tally(Array.from({ length: 2 * n }, (_, i) => draw(from + i))).before).toEqual(
          new Array(n * (n - 1)).fill(n),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for the same study, and not told by the one before', () => {
    const systems = systemsOf(4);
    const draw = (seed: string, number: number) =>
      drawArrangement(taskOf(systems), systems, { seed, rater: 2, number });
    expect(draw('seed', 3)).toBe(draw('seed', 3));
    const after = new Map<string, Set<string>>();
    for (let study = 0; study < 200; study++) {
      const first = draw(`seed ${study}`, 0);
      after.set(first, (after.get(first) ?? new Set()).add(draw(`seed ${study}`, 1)));
    }
    expect(Math.min(...[...after.values()].map((seconds) => seconds.size))).toBeGreaterThan(2);
  });

  it('lets a shared text come first no more often than its share of slots', () => {
    const systems = systemsOf(3);
    const task = { systems, slots: ['a', 'a', 'b'] };
    const firsts = Array.from({ length: 600 }, (_, number) =>
      drawArrangement(task, systems, { seed: 'shared', rater: 0, number }).startsWith('a'),
    ).filter(Boolean).length;
    expect(firsts).toBeGreaterThan(250);
    expect(firsts).toBeLessThan(350);
  });

  it('turns round for a second showing', () => {
    expect(reverseArrangement('cab')).toBe('bac');
  });
});
