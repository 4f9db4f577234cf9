import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, type Streams } from '#app/core/shared/random.ts';
import { drawBlock, type DrawnTask, type SequenceTask, type Showing } from '#app/core/tasks/drawBlock.ts';
import { RANKED_SLOTS } from '#app/core/kinds/layout.ts';

const streamsOf =
  (seed: string): Streams =>
  (purpose) =>
    createRandom(`${seed}/${purpose}`);

const likert = (count: number, from = 1): SequenceTask[] =>
  Array.from({ length: count }, (_, i) => ({ id: from + i, kind: 'likert' }));
const pairs = (count: number): SequenceTask[] =>
  Array.from({ length: count }, (_, i) => ({ id: 100 + i, kind: 'pairwise' }));
const ranking = (texts: number): SequenceTask => ({
  id: 200,
  kind: 'ranking',
  slots: RANKED_SLOTS.slice(0, texts),
});

/** An item's tasks for one rater after the other. */
function drawFor(raters: number, tasks: readonly SequenceTask[], seed: string, item = 0): DrawnTask[][] {
  const shown: DrawnTask[][] = [];
  for (let i = 0; i < raters; i++) shown.push(drawBlock({ item, tasks, shown }, streamsOf(seed)));
  return shown;
}

function tally(orders: readonly (readonly (string | number)[])[]) {
  const places = new Map<string, number>();
  const before = new Map<string, number>();
  const add = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const order of orders) {
    for (const [place, one] of order.entries()) {
      add(places, `${one} at ${place}`);
      for (const later of order.slice(place + 1)) add(before, `${one} before ${later}`);
    }
  }
  return { places: [...places.values()], before: [...before.values()] };
}

describe('drawBlock', () => {
  it('shows every task once, rated ones before compared ones', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(4), fc.boolean(), fc.string(), (texts, compared, ranks, seed) => {
        const tasks = [...pairs(compared), ...likert(texts), ...(ranks ? [ranking(3)] : [])];
        const [drawn] = drawFor(1, tasks, seed);
        expect(drawn!.map(({ task }) => task).sort()).toEqual(tasks.map(({ id }) => id).sort());
        const kinds = drawn!.map(({ task }) => (task < 100 ? 0 : 1));
        expect(kinds).toEqual([...kinds].sort());
      }),
    );
  });

  it('has each text first, and each place, equally often over the raters of an item', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.string(), (texts, seed) => {
        const orders = drawFor(2 * texts, likert(texts), seed).map((drawn) => drawn.map(({ task }) => task));
        expect(tally(orders.slice(0, texts)).places).toEqual(new Array(texts * texts).fill(1));
        expect(tally(orders).before).toEqual(new Array(texts * (texts - 1)).fill(texts));
        const ranked = drawFor(2 * texts, [ranking(texts)], seed).map(([drawn]) => [...drawn!.arrangement!]);
        expect(tally(ranked.slice(0, texts)).places).toEqual(new Array(texts * texts).fill(1));
        expect(tally(ranked).before).toEqual(new Array(texts * (texts - 1)).fill(texts));
      }),
      { numRuns: 60 },
    );
  });

  it('shows a pair both ways, by turns, and makes good for those who left', () => {
    const sides = (shown: readonly Showing[]) =>
      shown.map((showing) => showing.find(({ task }) => task === 100)!.swapped);
    fc.assert(
      fc.property(fc.string(), fc.nat(7), (seed, leaves) => {
        const all = drawFor(8, [...likert(2), ...pairs(1)], seed);
        for (let raters = 2; raters <= 8; raters += 2) {
          expect(sides(all.slice(0, raters)).filter(Boolean)).toHaveLength(raters / 2);
        }
        const left = all.filter((_, i) => i !== leaves);
        const next = drawBlock({ item: 0, tasks: [...likert(2), ...pairs(1)], shown: left }, streamsOf(seed));
        expect(sides([next])[0]).toBe(sides([all[leaves]!])[0]);
      }),
    );
  });

  it('draws each item and each pair for itself', () => {
    // 4,000 couples of pairs: a dependence of 3 % would be seen.
    const counts = { items: 0, pairs: 0, orders: 0 };
    const studies = 4000;
    for (let study = 0; study < studies; study++) {
      const tasks = [...likert(2), ...pairs(3)];
      const [first] = drawFor(1, tasks, `study ${study}`, 1);
      const [second] = drawFor(1, tasks, `study ${study}`, 2);
      const sideOf = (drawn: readonly DrawnTask[], id: number) =>
        drawn.find(({ task }) => task === id)!.swapped;
      if (sideOf(first!, 100) === sideOf(second!, 100)) counts.items++;
      if (sideOf(first!, 100) === sideOf(first!, 101)) counts.pairs++;
      if ((first![0]!.task === 1) === sideOf(first!, 100)) counts.orders++;
    }
    for (const count of Object.values(counts)) {
      expect(Math.abs(count / studies - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / studies));
    }
  });

  it('lets a text come first no more often than any other, whatever their number', () => {
    for (const texts of [2, 3, 4]) {
      const firsts = Array.from(
        { length: 3000 },
        (_, study) => drawFor(1, likert(texts), `study ${study}`)[0]![0]!.task,
      );
      for (let task = 1; task <= texts; task++) {
        const share = firsts.filter((first) => first === task).length / firsts.length;
        expect(Math.abs(share - 1 / texts)).toBeLessThan(4 * Math.sqrt(0.25 / 3000));
      }
    }
  });

  it('ranks a text that systems share as one text', () => {
    const shared: SequenceTask = { id: 200, kind: 'ranking', slots: ['a', 'a', 'b'] };
    const arrangements = drawFor(4, [shared], 'shared').map(([drawn]) => drawn!.arrangement);
    expect([...arrangements].sort()).toEqual(['ab', 'ab', 'ba', 'ba']);
  });
});
