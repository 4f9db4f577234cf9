import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panelBalance } from '#app/core/tasks/panelBalance.ts';
import { planPanel, type PanelItem } from '#app/core/tasks/planPanel.ts';

const SYSTEMS = [1, 2];
/** Items with a Likert task for each system and a pair; every seventh has the same text from both. */
const itemsOf = (count: number, asked: number, same = false): PanelItem[] =>
  Array.from({ length: count }, (_, i) => ({
    id: i,
    asked,
    tasks:
      same && i % 7 === 0
        ? [{ id: 10 * i, kind: 'likert', systems: [1, 2] }]
        : [
            { id: 10 * i, kind: 'likert', systems: [1] },
            { id: 10 * i + 1, kind: 'likert', systems: [2] },
            { id: 10 * i + 2, kind: 'pairwise', systems: [1, 2] },
          ],
  }));

describe('planPanel', () => {
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
          const plan = planPanel(items, SYSTEMS, seats, perSitting, seed);
          for (const tasks of plan) {
            expect(new Set(tasks.map(({ task }) => task)).size).toBe(tasks.length);
            const own = items.filter(({ id }) => tasks.some(({ item }) => item === id));
            expect(tasks).toHaveLength(own.reduce((sum, item) => sum + item.tasks.length, 0));
          }
          const balance = panelBalance(items, SYSTEMS, plan);
          expect(balance.seatsPerItem).toEqual({ least: asked, most: asked });
          expect(balance.itemsPerSeat.most - balance.itemsPerSeat.least).toBeLessThanOrEqual(1);
          expect(balance.mostSideSurplus).toBeLessThanOrEqual(1);
          const [pair] = balance.pairs;
          expect(pair!.shown).toBe(count * asked);
          expect(Math.abs(2 * pair!.left - pair!.shown)).toBeLessThanOrEqual(1);
          for (const { counts } of balance.turns) {
            expect(Math.abs(counts[0]! - counts[1]!)).toBeLessThanOrEqual(1);
            expect(counts[0]! + counts[1]!).toBe(count * asked);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('lets any two seats meet about equally often: of a complete design exactly', () => {
    // 7 seats, 3 an item, 7 items: the Fano plane has every two seats meet once; near it is near enough.
    const { itemsInCommon } = panelBalance(
      itemsOf(70, 3),
      SYSTEMS,
      planPanel(itemsOf(70, 3), SYSTEMS, 7, 12, 'fano'),
    );
    expect(itemsInCommon.most - itemsInCommon.least).toBeLessThanOrEqual(3);
    const all = planPanel(itemsOf(10, 4), SYSTEMS, 4, 12, 'all');
    expect(panelBalance(itemsOf(10, 4), SYSTEMS, all).itemsInCommon).toEqual({ least: 10, most: 10 });
  });

  it('shows the raters of an item both ways', () => {
    const plan = planPanel(itemsOf(30, 4), SYSTEMS, 6, 10, 'items');
    const left = itemsOf(30, 4).map(
      ({ id }) => plan.flat().filter((one) => one.task === 10 * id + 2 && !one.swapped).length,
    );
    expect(left.filter((count) => count === 2).length).toBeGreaterThan(15);
    expect(left.every((count) => count >= 1 && count <= 3)).toBe(true);
  });

  it('keeps a block inside its sitting, its Likert tasks before its pair', () => {
    for (const tasks of planPanel(itemsOf(25, 2, true), SYSTEMS, 5, 4, 'sittings')) {
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
    const plan = (seed: string) => planPanel(itemsOf(12, 2), SYSTEMS, 4, 6, seed);
    expect(plan('one')).toEqual(plan('one'));
    expect(plan('one')).not.toEqual(plan('two'));
  });
});
