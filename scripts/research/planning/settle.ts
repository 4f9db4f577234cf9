/**
 * Whether the advice after a hold holds: studies of each kind are simulated by the generator of `scripts/research/verdict`,
 * which knows nothing of plans, with a candidate whose loss is drawn anew for each; those that end in hold are advised;
 * then a fresh study of the advised size is simulated with the same candidate, and judged.
 *
 *   npx tsx scripts/research/planning/settle.ts [holds a kind: 100] [part of a kind's name]
 */
import { toSettle } from '#app/core/planning/toSettle.ts';
import { createRandom } from '#app/core/shared/random.ts';
import { judgeTables } from '#app/core/verdict/judging/judgeTables.ts';
import { USUAL, type World } from '#scripts/research/verdict/world.ts';
import { simulated } from './worlds.ts';

const [wanted, part] = [Number(process.argv[2] ?? 100), process.argv[3] ?? ''];

interface Kind {
  readonly name: string;
  readonly world: Partial<World>;
  /** The candidate's loss on every criterion, in points, is even from here to there. */
  readonly losses: readonly [number, number];
}

/** Where losses are drawn, those on each criterion spread around the common one with this standard deviation. */
const APART = 0.15;

const KINDS: readonly Kind[] = [
  { name: 'any loss up to 0.8, 6 × 60', world: { raters: 6, items: 60, gross: 6 }, losses: [-0.1, 0.8] },
  { name: 'any loss up to 0.8, 10 × 120', world: {}, losses: [-0.1, 0.8] },
  { name: 'any loss up to 0.8, 10 × 120, noisy raters', world: { noise: 1.1 }, losses: [-0.1, 0.8] },
  {
    name: 'any loss up to 0.8, 10 × 120, comparisons',
    world: { kinds: ['likert', 'pairwise'] },
    losses: [-0.1, 0.8],
  },
  { name: 'equal, 6 × 60', world: { raters: 6, items: 60, gross: 6 }, losses: [0, 0] },
  { name: '0.5 worse, 6 × 60', world: { raters: 6, items: 60, gross: 6 }, losses: [0.5, 0.5] },
];

interface Settled {
  readonly advised: string;
  readonly promised: number;
  readonly items: number;
  readonly raters: number;
  readonly decided: string | null;
}

/** One study of the kind that ends in hold, its advice, and what the advised study ends in. */
function settledOne({ name, world, losses: [least, most] }: Kind, number: number): Settled | null {
  const seed = `settle/${name}/${number}`;
  const random = createRandom(seed);
  const loss = least + (most - least) * random.next();
  const apart = most > least ? APART : 0;
  const of: World = {
    ...USUAL,
    strength: [1, 1],
    ...world,
    losses: [Object.fromEntries(USUAL.criteria.map((key) => [key, loss + apart * random.normal()]))],
  };
  const { study, tables } = simulated(of, seed);
  const [candidate] = judgeTables(study, tables).candidates;
  if (candidate!.decided.decision !== 'hold') return null;
  const advice = toSettle(study, tables, candidate!.lines);
  if (advice?.kind !== 'size') {
    const { settles = 0, items = 0, raters = 0 } = advice?.kind === 'unreachable' ? advice : {};
    return { advised: advice?.kind ?? 'nothing', promised: settles, items, raters, decided: null };
  }
  const { items, raters } = advice;
  const fresh = simulated({ ...of, items, raters }, `${seed}/fresh`);
  const [again] = judgeTables(fresh.study, fresh.tables).candidates;
  return { advised: 'size', promised: advice.settles, items, raters, decided: again!.decided.decision };
}

const percent = (times: number, of: number) => {
  if (of === 0) return '–';
  const p = times / of;
  return `${(100 * p).toFixed(0)} ± ${(100 * Math.sqrt((p * (1 - p)) / of)).toFixed(0)}`;
};
const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const HEAD = [
  'kind of study',
  'holds',
  'advised a size %',
  'promised %',
  'settled %',
  'ship %',
  'do not ship %',
  'items',
  'raters',
];
process.stdout.write(`| ${HEAD.join(' | ')} |\n| ${HEAD.map(() => '---').join(' | ')} |\n`);
for (const kind of KINDS.filter(({ name }) => name.includes(part))) {
  const holds: Settled[] = [];
  for (let number = 0; holds.length < wanted; number++) {
    const one = settledOne(kind, number);
    if (one !== null) holds.push(one);
  }
  const sized = holds.filter(({ advised }) => advised === 'size');
  const ended = (...decisions: string[]) =>
    percent(sized.filter(({ decided }) => decisions.includes(decided!)).length, sized.length);
  const promised = sized.reduce((sum, one) => sum + one.promised, 0) / Math.max(1, sized.length);
  const row = [
    kind.name,
    holds.length,
    percent(sized.length, holds.length),
    (100 * promised).toFixed(0),
    ended('ship', 'ship-with-caution', 'do-not-ship'),
    ended('ship', 'ship-with-caution'),
    ended('do-not-ship'),
    middle(sized.map(({ items }) => items)),
    middle(sized.map(({ raters }) => raters)),
  ];
  process.stdout.write(`| ${row.join(' | ')} |\n`);
}
