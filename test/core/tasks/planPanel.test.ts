import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#app/core/shared/random.ts';
import { panelBalance, type SystemsTask } from '#app/core/tasks/panelBalance.ts';
import { planPanel, type PanelItem } from '#app/core/tasks/planPanel.ts';

const SYSTEMS = [1, 2];
/** Items with a Likert task for each system and a pair; every seventh has the same text from both. */
const itemsOf = (count: number, asked: number, same = false): PanelItem<SystemsTask>[] =>
  Array.from({ length: count }, (_, i) => ({
    id: i,
    asked,
    tasks:
      same && i % 7 === 0
        ? [{ id: 10 * i, kind: 'likert', systems: [1, 2], slots: ['single', 'single'] }]
        : [
            { id: 10 * i, kind: 'likert', systems: [1], slots: ['single'] },
            { id: 10 * i + 1, kind: 'likert', systems: [2], slots: ['single'] },
            { id: 10 * i + 2, kind: 'pairwise', systems: [1, 2], slots: ['a', 'b'] },
          ],
  }));

/** A plan from a seed. */
const plan = (items: readonly PanelItem[], seats: number, perSitting: number, seed: string) =>
  planPanel(items, seats, perSitting, (purpose) => createRandom(`${seed}/${purpose}`), createRandom(seed));

describe('planPanel', () => {
  it('shares gross controls out evenly, and gives each seat some in its first sitting', () => {
    const items = itemsOf(60, 3).map((item, i) => ({ ...item, gross: i % 5 === 0 }));
    const gross = new Set(items.flatMap((item) => (item.gross ? [item.id] : [])));
    for (const seed of ['a', 'b', 'c']) {
      const seats = plan(items, 6, 10, seed).map((tasks) => [...new Set(tasks.map(({ item }) => item))]);
      for (const own of seats) {
        expect(own).toHaveLength(30);
        expect(own.filter((item) => gross.has(item))).toHaveLength(6);
        // Items in the order in which they first appear: ten a sitting.
        expect(own.slice(0, 10).filter((item) => gross.has(item))).toHaveLength(4);
      }
    }
  });

  it('gives each item its seats, seats alike, sides and turns even, whatever the numbers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 1, max: 12 }),
        fc.string(),
        (count, asked, more, perSitting, seed) => {
          const items = itemsOf(count, asked);
          const seats = asked + more;
          const drawn = plan(items, seats, perSitting, seed);
          for (const tasks of drawn) {
            expect(new Set(tasks.map(({ task }) => task)).size).toBe(tasks.length);
            const own = items.filter(({ id }) => tasks.some(({ item }) => item === id));
            expect(tasks).toHaveLength(own.reduce((sum, item) => sum + item.tasks.length, 0));
          }
          const balance = panelBalance(items, SYSTEMS, drawn);
          expect(balance.seatsPerItem).toEqual({ least: asked, most: asked });
          expect(balance.itemsPerSeat.most - balance.itemsPerSeat.least).toBeLessThanOrEqual(1);
          expect(balance.mostSideSurplus).toBeLessThanOrEqual(1);
          const [pair] = balance.pairs;
          expect(pair!.shown).toBe(count * asked);
          // Even within each item, one time more or less; nothing makes one item's odd one good by another's.
          const odd = asked % 2 === 0 ? 0 : count;
          expect(Math.abs(2 * pair!.left - pair!.shown)).toBeLessThanOrEqual(odd);
          for (const { counts } of balance.turns) {
            expect(Math.abs(counts[0]! - counts[1]!)).toBeLessThanOrEqual(odd);
            expect(counts[0]! + counts[1]!).toBe(count * asked);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('lets any two seats meet about equally often: of a complete design exactly', () => {
    // 7 seats, 3 an item, 7 items: the Fano plane has every two seats meet once; near it is near enough.
    const { itemsInCommon } = panelBalance(itemsOf(70, 3), SYSTEMS, plan(itemsOf(70, 3), 7, 12, 'fano'));
    expect(itemsInCommon.most - itemsInCommon.least).toBeLessThanOrEqual(3);
    const all = plan(itemsOf(10, 4), 4, 12, 'all');
    expect(panelBalance(itemsOf(10, 4), SYSTEMS, all).itemsInCommon).toEqual({ least: 10, most: 10 });
  });

  it('shows the raters of an item both ways', () => {
    const drawn = plan(itemsOf(30, 4), 6, 10, 'items');
    const left = itemsOf(30, 4).map(
      ({ id }) => drawn.flat().filter((one) => one.task === 10 * id + 2 && !one.swapped).length,
    );
    expect(left).toEqual(new Array(30).fill(2));
  });

  it('keeps a block inside its sitting, its Likert tasks before its pair', () => {
    for (const tasks of plan(itemsOf(25, 2, true), 5, 4, 'sittings')) {
      let open = new Set<number>();
      const rest = new Map<number, number>();
      for (const { item } of tasks) rest.set(item, (rest.get(item) ?? 0) + 1);
      const sittings: number[] = [];
      let begun = new Set<number>();
      for (const { item, task } of tasks) {
        begun.add(item);
        open.add(item);
        if (task % 10 === 2) expect(rest.get(item)).toBe(1);
        rest.set(item, rest.get(item)! - 1);
        if (rest.get(item) === 0) open.delete(item);
        if (open.size === 0) {
          sittings.push(begun.size);
          [begun, open] = [new Set(), new Set()];
        }
      }
      expect(sittings.every((size) => size <= 4)).toBe(true);
      expect(sittings.length).toBeGreaterThanOrEqual(3);
    }
  });

  it('is the same for the same seed and another for another', () => {
    const drawn = (seed: string) => plan(itemsOf(12, 2), 4, 6, seed);
    expect(drawn('one')).toEqual(drawn('one'));
    expect(drawn('one')).not.toEqual(drawn('two'));
  });
});
