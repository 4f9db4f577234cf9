/**
 * How often the intervals of a verdict's lines contain what is so: criteria, preference, ranking, severe losses and the
 * floor of the mean rating, and what is kept of controls' losses. What is so is the mean of a line's estimates over all
 * studies of a kind, which are unbiased; each study counts against the mean of the others.
 *
 *   npx tsx scripts/research/verdict/coverage.ts [studies a kind: 1000] [part of a kind's name]
 */
import { judgeTables } from '#app/core/verdict/judging/judgeTables.ts';
import { VERDICT_DATA } from '#scripts/compute/measures/verdict.ts';
import { share } from './share.ts';
import { simulateStudy, USUAL, type World } from './world.ts';

const [studies, part] = [Number(process.argv[2] ?? 1000), process.argv[3] ?? ''];

const BOTH: Partial<World> = { kinds: ['likert', 'pairwise'] };
const loss = (points: number) => ({
  losses: [Object.fromEntries(USUAL.criteria.map((key) => [key, points]))],
});
const KINDS: readonly (readonly [string, Partial<World>])[] = [
  ['10 × 120, equal', BOTH],
  ['10 × 120, 0.3 worse', { ...BOTH, ...loss(0.3), dislike: 0.2 }],
  ['5 × 60, 0.3 worse', { ...BOTH, ...loss(0.3), raters: 5, items: 60 }],
  ['30 × 300, 0.3 worse', { ...BOTH, ...loss(0.3), raters: 30, items: 300 }],
  ['10 × 120, good texts', { ...BOTH, level: 4.6 }],
  ['10 × 120, 1 text in 20 loses 4 points', { ...BOTH, rare: { share: 0.05, loss: 4 } }],
  ['10 × 120, 1 text in 8 loses 4 points', { ...BOTH, rare: { share: 0.125, loss: 4 } }],
  ['10 × 120, two candidates, 0.3 worse', { ...BOTH, losses: [...loss(0.3).losses, ...loss(0.3).losses] }],
  [
    '10 × 120, rankings of three systems alone',
    { kinds: ['ranking'], noise: 0.3, dislike: 0.1, losses: [{}, {}] },
  ],
];

interface Interval {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
}

/** The intervals of one study's first candidate, by name. */
function intervalsOf(world: World, seed: string): [string, Interval][] {
  const data = simulateStudy(world, seed);
  const floors = world.kinds.includes('likert') ? { floors: { meanRating: 2 } } : {};
  const { study, ...tables } = VERDICT_DATA.parse({ ...data, study: { ...data.study, ...floors } });
  const [candidate] = judgeTables(study, tables).candidates;
  const rows = [
    ...candidate!.lines.map((line) => [line.name, line] as const),
    ...candidate!.sensitivity.map((gate) => [`${gate.criterion}, retained`, gate.retained] as const),
  ];
  return rows.flatMap(([name, { estimate, lower, upper, level }]) =>
    estimate === null || lower === null || upper === null
      ? []
      : [[name, { estimate, lower, upper, level }] as [string, Interval]],
  );
}

process.stdout.write('| kind of study | line | studies | level % | contained % | below % | above % |\n');
process.stdout.write('| --- | --- | --- | --- | --- | --- | --- |\n');
for (const [name, changes] of KINDS) {
  if (!name.includes(part)) continue;
  const found = new Map<string, Interval[]>();
  for (let number = 0; number < studies; number++) {
    for (const [line, interval] of intervalsOf({ ...USUAL, ...changes }, `coverage/${name}/${number}`)) {
      found.set(line, [...(found.get(line) ?? []), interval]);
    }
  }
  for (const [line, intervals] of found) {
    const n = intervals.length;
    const sum = intervals.reduce((total, { estimate }) => total + estimate, 0);
    const missed = (is: (interval: Interval, truth: number) => boolean) =>
      intervals.filter((one) => is(one, (sum - one.estimate) / (n - 1))).length;
    const below = missed(({ upper }, truth) => upper < truth);
    const above = missed(({ lower }, truth) => lower > truth);
    const level = (100 * intervals[0]!.level).toFixed(1);
    const row = [name, line, n, level, share(n - below - above, n), share(below, n), share(above, n)];
    process.stdout.write(`| ${row.join(' | ')} |\n`);
  }
}
