import { describe, expect, it } from 'vitest';
import { createRandom, type Streams } from '#app/core/shared/random.ts';
import { planPanel } from '#app/core/tasks/planPanel.ts';
import { planSitting, type SequenceTask } from '#app/core/tasks/sequence.ts';
import type { Showing } from '#app/core/tasks/drawBlock.ts';

// Raters whose minds are known: they like the text on the left, tire as they go on, and prefer one system by a known
// amount. The order and sides that tasks are given in must let the last be seen through the rest.

const SYSTEMS = [1, 2];
const ITEMS = 240;
const RATERS = 24;
const tasksOf = (item: number): SequenceTask[] => [
  { id: 3 * item, kind: 'likert' },
  { id: 3 * item + 1, kind: 'likert' },
  { id: 3 * item + 2, kind: 'pairwise' },
];

interface Shown {
  readonly task: number;
  readonly swapped: boolean;
}

const streamsOf =
  (seed: string): Streams =>
  (purpose) =>
    createRandom(`${seed}/${purpose}`);

/** Every rater has a part of the items, in sittings of ten. */
function openSequences(seed: string): Shown[][] {
  const before = new Map<number, Showing[]>();
  return Array.from({ length: RATERS }, (_, rater) => {
    const own = Array.from({ length: 70 }, (__, i) => (rater * 31 + i) % ITEMS);
    const shown: Shown[] = [];
    for (let from = 0; from < own.length; from += 10) {
      const blocks = own
        .slice(from, from + 10)
        .map((item) => ({ item, tasks: tasksOf(item), shown: before.get(item) ?? [] }));
      const placed = planSitting(blocks, `${rater}/${from}`, streamsOf(seed));
      for (const { item, shown } of blocks) {
        before.set(item, [...shown, placed.filter(({ task }) => Math.floor(task / 3) === item)]);
      }
      shown.push(...placed);
    }
    return shown;
  });
}

function panelSequences(seed: string): Shown[][] {
  const items = Array.from({ length: ITEMS }, (_, id) => ({ id, asked: 7, tasks: tasksOf(id) }));
  return planPanel(items, RATERS, 10, streamsOf(seed), createRandom(seed));
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** What is estimated from the answers of raters with this much liking for system 2, for the left, and tiring. */
function estimate(
  sequences: Shown[][],
  mind: { liking: number; left: number; tiring: number },
  seed: string,
) {
  const random = createRandom(seed);
  const counts = { second: 0, left: 0, pairs: 0 };
  const ratings = new Map<number, { sum: number; count: number }>(
    SYSTEMS.map((s) => [s, { sum: 0, count: 0 }]),
  );
  for (const sequence of sequences) {
    for (const [position, { task, swapped }] of sequence.entries()) {
      if (task % 3 === 2) {
        const toSecond = swapped ? mind.liking : -mind.liking;
        const choosesLeft = random.next() < logistic(mind.left + toSecond);
        counts.pairs++;
        if (choosesLeft) counts.left++;
        if (choosesLeft === swapped) counts.second++;
        continue;
      }
      const system = (task % 3) + 1;
      const value = (system === 2 ? mind.liking : 0) - mind.tiring * position + 0.5 * random.normal();
      const entry = ratings.get(system)!;
      entry.sum += value;
      entry.count++;
    }
  }
  const mean = (system: number) => ratings.get(system)!.sum / ratings.get(system)!.count;
  return {
    net: (2 * counts.second) / counts.pairs - 1,
    leftShare: counts.left / counts.pairs,
    difference: mean(2) - mean(1),
  };
}

describe.each([
  ['open', openSequences],
  ['panel', panelSequences],
])('a study of known truth, %s', (_, sequencesOf) => {
  it.each([
    { liking: 0, left: 1.5, tiring: 0.02 },
    { liking: 0.6, left: 1, tiring: 0.01 },
    { liking: -0.4, left: -0.8, tiring: 0 },
  ])('recovers preference, difference and bias of %j', (mind) => {
    const { liking, left } = mind;
    const result = estimate(sequencesOf('truth'), mind, 'answers');
    // Some 1,680 comparisons: two standard errors are 0.05 and 0.025.
    expect(Math.abs(result.net - (logistic(left + liking) - logistic(left - liking)))).toBeLessThan(0.05);
    expect(Math.abs(result.leftShare - (logistic(left + liking) + logistic(left - liking)) / 2)).toBeLessThan(
      0.03,
    );
    expect(Math.abs(result.difference - liking)).toBeLessThan(0.06);
  });

  it('would not, were sides and turns not balanced', () => {
    const mind = { liking: 0, left: 1.5, tiring: 0.02 };
    const oneSided = sequencesOf('truth').map((tasks) => tasks.map((task) => ({ ...task, swapped: true })));
    expect(estimate(oneSided, mind, 'answers').net).toBeGreaterThan(0.5);
    // The same tasks, but the second system always after the first.
    const inOrder = sequencesOf('truth').map((tasks) => [
      ...tasks.filter(({ task }) => task % 3 === 0),
      ...tasks.filter(({ task }) => task % 3 !== 0),
    ]);
    expect(estimate(inOrder, mind, 'answers').difference).toBeLessThan(-0.5);
  });
});
