import type { Habit } from './people.ts';
import { USUAL, type World } from './world.ts';

/** A named kind of study. */
export interface Cell {
  readonly name: string;
  readonly world: World;
  /**
   * What is asked of it: a wrong ship in at most 5 % of the studies; as many ships as can be; or a figure to be told,
   * where a rule can't help.
   */
  readonly asks: 'wrong-ship' | 'power' | 'told';
}

const all = (points: number) => Object.fromEntries(USUAL.criteria.map((key) => [key, points]));
const world = (changes: Partial<World>): World => ({ ...USUAL, ...changes });
const LARGE = { raters: 30, items: 300 };
const FULL = { strength: [1, 1] as const };
const AT_MARGIN = { losses: [{ fluency: 0.3 }] };

/**
 * Two texts beside each other are read more sharply than one by itself, and a fault that only one has weighs more. So
 * much dislike takes a net 0.10 of the preferences, the margin: the difference of two texts' means is normal with
 * standard deviation 0.76, and counts from 0.4 on.
 */
const COMPARED = { ...LARGE, noise: 0.3, statedLoss: 2.4, statedPreference: 0.7 };
const MARGIN_OF_PREFERENCE = 0.11;

const wrong = (name: string, changes: Partial<World>): Cell => ({
  name,
  world: world(changes),
  asks: 'wrong-ship',
});
const power = (name: string, changes: Partial<World>): Cell => ({
  name,
  world: world({ ...FULL, ...changes }),
  asks: 'power',
});

const crowd = (habit: Habit, share: number) => ({ habits: [[habit, share] as const] });

export const CELLS: readonly Cell[] = [
  power('equal', {}),
  power('equal, with comparisons', { kinds: ['likert', 'pairwise'] }),
  power('equal, comparisons alone, 30 × 300', { ...COMPARED, kinds: ['pairwise'] }),
  power('equal, good texts', { level: 4.6 }),
  power('equal, noisy raters', { noise: 1.1 }),
  power('equal, a fifth see only gross damage', crowd('only-gross-5', 0.2)),
  power('equal, 30 × 300', LARGE),
  power('equal, a third straight-liners', crowd('always-5', 0.3)),
  power('equal, skipping what reads badly 0.5', { skipping: 0.5 }),

  wrong('one criterion at its margin', AT_MARGIN),
  wrong('one criterion at its margin, 30 × 300', { ...LARGE, ...AT_MARGIN }),
  wrong('one criterion at its margin, 5 × 120', { raters: 5, ...AT_MARGIN }),
  wrong('one criterion at its margin, two candidates', { losses: [{ fluency: 0.3 }, { fluency: 0.3 }] }),
  wrong('all 0.5 worse', { losses: [all(0.5)] }),
  wrong('all 1.0 worse', { losses: [all(1)] }),

  wrong('one at its margin, 30 % see only gross damage', { ...AT_MARGIN, ...crowd('only-gross-5', 0.3) }),
  wrong('one at its margin, 50 % see only gross damage, 4 and 5', {
    ...AT_MARGIN,
    ...crowd('only-gross-45', 0.5),
  }),
  wrong('one at its margin, 30 × 300, 15 % see only gross damage', {
    ...LARGE,
    ...AT_MARGIN,
    ...crowd('only-gross-5', 0.15),
  }),
  wrong('one at its margin, 30 × 300, 30 % see only gross damage', {
    ...LARGE,
    ...AT_MARGIN,
    ...crowd('only-gross-5', 0.3),
  }),
  wrong('all 0.5 worse, 90 % see only gross damage', {
    losses: [all(0.5)],
    ...crowd('only-gross-5', 0.9),
  }),
  wrong('all 1.0 worse, all see only gross damage', { losses: [all(1)], ...crowd('only-gross-5', 1) }),
  wrong('all 0.5 worse, 30 × 300, 70 % see only gross damage', {
    ...LARGE,
    losses: [all(0.5)],
    ...crowd('only-gross-5', 0.7),
  }),
  wrong('all 0.5 worse, a fifth each straight 3, 4 and 5', {
    losses: [all(0.5)],
    habits: [
      ['always-3', 0.2],
      ['always-4', 0.2],
      ['always-5', 0.2],
    ],
  }),
  wrong('one at its margin, 30 % straight 5', { ...AT_MARGIN, ...crowd('always-5', 0.3) }),
  wrong('all 0.5 worse, 30 % uniform, 30 % bimodal', {
    losses: [all(0.5)],
    habits: [
      ['uniform', 0.3],
      ['bimodal', 0.3],
    ],
  }),
  wrong('all 1.0 worse, all by length, candidate longer', {
    losses: [all(1)],
    longer: 1,
    ...crowd('by-length', 1),
  }),
  wrong('one at its margin, half attentive', { ...AT_MARGIN, ...crowd('half-attentive', 1) }),
  wrong('all 0.5 worse, everybody sees 30 %', { losses: [all(0.5)], sight: 0.3 }),
  wrong('all 0.5 worse, everybody sees 60 %', { losses: [all(0.5)], sight: 0.6 }),
  wrong('one at its margin, everybody sees 50 %, controls at D', { ...FULL, ...AT_MARGIN, sight: 0.5 }),
  wrong('1.0 worse on fluency, which nobody checks', {
    losses: [{ fluency: 1 }],
    blindOn: ['fluency'],
  }),
  wrong('skipping what reads badly 0.5, a loss of 2 on 18 % of the texts', {
    rare: { share: 0.18, loss: 2.5 },
    skipping: 0.5,
  }),
  wrong('skipping what reads badly 0.9, a loss of 2 on 18 % of the texts', {
    rare: { share: 0.18, loss: 2.5 },
    skipping: 0.9,
  }),
  wrong('preference beyond its limit', { kinds: ['likert', 'pairwise'], dislike: 0.45 }),
  wrong('preference at its margin, comparisons alone, 30 × 300', {
    ...COMPARED,
    kinds: ['pairwise'],
    dislike: MARGIN_OF_PREFERENCE,
  }),
  wrong('two at the preference margin, rankings alone, 30 × 300, 30 % see only gross damage', {
    ...COMPARED,
    kinds: ['ranking'],
    losses: [{}, {}],
    dislike: MARGIN_OF_PREFERENCE,
    ...crowd('only-gross-5', 0.3),
  }),
  wrong('1 text in 20 loses 4 points', { rare: { share: 0.05, loss: 4 } }),
  wrong('all 0.5 worse, slight faults of controls seen only after the source', {
    losses: [all(0.5)],
    seesBesideSource: true,
    sight: 0.6,
  }),

  {
    name: 'controls twice as strong as stated, 0.5 worse, seeing 50 %',
    world: world({ losses: [all(0.5)], strength: [2, 2], sight: 0.5 }),
    asks: 'told',
  },
  {
    name: '1.0 worse on fluency, which nobody checks and no control harms',
    world: world({ ...FULL, losses: [{ fluency: 1 }], blindOn: ['fluency'], uncontrolled: ['fluency'] }),
    asks: 'told',
  },
];

/** The cell that runs as a test: small, and wrong to ship. */
export const SMALL_CELL: Cell = {
  name: 'small: all 0.5 worse, 90 % see only gross damage',
  world: world({ items: 60, raters: 8, losses: [all(0.5)], ...crowd('only-gross-5', 0.9) }),
  asks: 'wrong-ship',
};
