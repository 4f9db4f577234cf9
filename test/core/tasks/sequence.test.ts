import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, type Streams } from '#app/core/shared/random.ts';
import { planSitting, sittingSize, type SequenceBlock, type SequenceTask } from '#app/core/tasks/sequence.ts';

const streamsOf =
  (seed: string): Streams =>
  (purpose) =>
    createRandom(`${seed}/${purpose}`);

/** A block with so many Likert tasks, a pair of each two of the first three, and perhaps a control. */
const blockOf = (item: number, texts: number, control = false): SequenceBlock => ({
  item,
  shown: [],
  tasks: [
    ...Array.from({ length: texts + (control ? 1 : 0) }, (_, i): SequenceTask => ({
      id: item * 100 + i,
      kind: 'likert',
    })),
    ...Array.from({ length: (texts * (texts - 1)) / 2 }, (_, i): SequenceTask => ({
      id: item * 100 + 50 + i,
      kind: 'pairwise',
    })),
  ],
});

describe('planSitting', () => {
  it('places every task once, an item’s Likert tasks before its pairs', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }), fc.string(), (controls, seed) => {
        const blocks = controls.map((control, i) => blockOf(i + 1, 3, control));
        const placed = planSitting(blocks, 'one', streamsOf(seed));
        expect(placed.map((p) => p.position)).toEqual(placed.map((_, i) => i));
        const all = blocks.flatMap((block) => block.tasks);
        expect(placed.map((p) => p.task).sort()).toEqual(all.map((task) => task.id).sort());
        for (const block of blocks) {
          const kinds = placed
            .map((p) => block.tasks.find((task) => task.id === p.task)?.kind)
            .filter((kind) => kind !== undefined);
          expect(kinds).toEqual([...kinds].sort());
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is another one for each sitting, and the same for the same', () => {
    const blocks = Array.from({ length: 12 }, (_, i) => blockOf(i + 1, 2));
    const plan = (sitting: string) =>
      planSitting(blocks, sitting, streamsOf('seed')).map(({ task, swapped }) => ({ task, swapped }));
    expect(plan('1/0')).toEqual(plan('1/0'));
    expect(plan('1/0')).not.toEqual(plan('2/0'));
  });
});

describe('sittingSize', () => {
  it('splits what is at hand into few and about equal sittings', () => {
    expect([0, 1, 12, 13, 24, 25].map((n) => sittingSize(n, 12))).toEqual([0, 1, 12, 7, 12, 9]);
  });
});
