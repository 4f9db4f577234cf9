import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planSitting, sittingSize, type SequenceBlock, type SequenceTask } from '#app/core/tasks/sequence.ts';

const SYSTEMS = [1, 2, 3];
const CONTROL = 9;

/** A block with a Likert task for each system, a pairwise one for each candidate, and perhaps a control. */
const blockOf = (item: number, systems: number[], control: boolean): SequenceBlock => {
  const likert = [...systems, ...(control ? [CONTROL] : [])];
  const tasks: SequenceTask[] = [
    ...likert.map((s): SequenceTask => ({ id: item * 100 + s, kind: 'likert', systems: [s] })),
    ...systems
      .slice(1)
      .map((s): SequenceTask => ({ id: item * 100 + 50 + s, kind: 'pairwise', systems: [systems[0]!, s] })),
  ];
  return { tasks };
};
const historyOf = (rater: number) => ({ rater, blocks: 0, pairwise: 0, sides: new Map<string, number>() });
const itemOf = (task: number) => Math.floor(task / 100);

describe('planSitting', () => {
  it('places every task once, an item’s Likert tasks before its pairwise ones', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }),
        fc.string(),
        fc.nat(),
        (controls, seed, rater) => {
          const blocks = controls.map((control, i) => blockOf(i + 1, SYSTEMS, control));
          const placed = planSitting(blocks, SYSTEMS, historyOf(rater), seed);
          expect(placed.map((p) => p.position)).toEqual(placed.map((_, i) => i));
          const all = blocks.flatMap((block) => block.tasks);
          expect(placed.map((p) => p.task).sort()).toEqual(all.map((task) => task.id).sort());
          for (const block of blocks) {
            const kinds = placed
              .map((p) => block.tasks.find((task) => task.id === p.task)?.kind)
              .filter((kind) => kind !== undefined);
            expect(kinds).toEqual([...kinds].sort());
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('lets each system come first equally often over a rater’s sittings', () => {
    const firsts = new Map<number, number>();
    for (let sitting = 0; sitting < 4; sitting++) {
      const blocks = Array.from({ length: 6 }, (_, i) => blockOf(sitting * 6 + i, SYSTEMS, false));
      const placed = planSitting(blocks, SYSTEMS, { ...historyOf(3), blocks: sitting * 6 }, 'seed');
      const seen = new Set<number>();
      for (const { task } of placed) {
        if (!seen.has(itemOf(task))) firsts.set(task % 100, (firsts.get(task % 100) ?? 0) + 1);
        seen.add(itemOf(task));
      }
    }
    expect([...firsts.values()]).toEqual([8, 8, 8]);
  });

  it('does not let one system always follow another', () => {
    const blocks = Array.from({ length: 12 }, (_, i) => blockOf(i + 1, SYSTEMS, false));
    const placed = planSitting(blocks, SYSTEMS, historyOf(1), 'seed').filter((p) => p.task % 100 < 50);
    const before = SYSTEMS.flatMap((a) => SYSTEMS.filter((b) => b !== a).map((b) => [a, b])).map(
      ([a, b]) =>
        blocks.filter((_, i) => {
          const place = (s: number) => placed.findIndex((p) => p.task === (i + 1) * 100 + s);
          return place(a!) < place(b!);
        }).length,
    );
    for (const count of before) expect(Math.abs(count - 6)).toBeLessThanOrEqual(1);
  });

  it('gives raters different orders, and the same rater the same one again', () => {
    const blocks = Array.from({ length: 12 }, (_, i) => blockOf(i + 1, [1, 2], false));
    const plan = (rater: number) => planSitting(blocks, [1, 2], historyOf(rater), 'seed').map((p) => p.task);
    expect(plan(1)).toEqual(plan(1));
    expect(plan(1)).not.toEqual(plan(2));
  });

  it('changes nothing but the texts when systems are permuted', () => {
    // Systems 2 and 3 trade their texts and ids: kind, item and side at each place must stay the same.
    const shape = (systems: number[]) =>
      planSitting(
        Array.from({ length: 8 }, (_, i) => blockOf(i + 1, systems, i % 3 === 0)),
        systems,
        historyOf(5),
        'seed',
      ).map((p) => [itemOf(p.task), p.task % 100 >= 50, p.swapped]);
    expect(shape([1, 3, 2])).toEqual(shape([1, 2, 3]));
    expect(shape([3, 2, 1])).toEqual(shape([1, 2, 3]));
  });

  it('counterbalances sides over a study of raters', () => {
    let balance = 0;
    for (let rater = 1; rater <= 10; rater++) {
      const blocks = Array.from({ length: 11 }, (_, i) => blockOf(i + 1, [1, 2], false));
      const own = planSitting(blocks, [1, 2], historyOf(rater), 'seed').filter((p) => p.task % 100 > 50);
      const swapped = own.filter((p) => p.swapped).length;
      expect(Math.abs(11 - 2 * swapped)).toBe(1);
      balance += 11 - 2 * swapped;
    }
    expect(balance).toBe(0);
  });
});

describe('sittingSize', () => {
  it('splits what is at hand into few and about equal sittings', () => {
    expect([0, 1, 12, 13, 24, 25].map((n) => sittingSize(n, 12))).toEqual([0, 1, 12, 7, 12, 9]);
  });
});
