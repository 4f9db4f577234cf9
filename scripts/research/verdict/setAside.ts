/**
 * Whom the rule sets aside: in studies whose raters have some 60 tasks each, of raters who answer at random or always
 * the same, and of honest ones who are lenient or harsh.
 *
 *   npx tsx scripts/research/verdict/setAside.ts [studies a row: 200]
 */
import { judgeOne } from './judge.ts';
import type { Habit } from './people.ts';
import { share } from './share.ts';
import { USUAL, type World } from './world.ts';

const studies = Number(process.argv[2] ?? 200);

/** 18 blocks of three to four texts a rater. */
const SIXTY_TASKS = { items: 60, raters: 10 };
/** Gross controls of the study; each is met by three raters, so that everybody meets 3.6, 5.4 or 7.2 of them. */
const GROSS = [12, 18, 24];

const half = (habit: Habit): Partial<World> => ({ habits: [[habit, 0.5]] });
const KINDS: readonly (readonly [string, Partial<World>])[] = [
  ['half uniform', half('uniform')],
  ['half 1 and 5 at random', half('bimodal')],
  ['half straight 3', half('always-3')],
  ['half straight 4', half('always-4')],
  ['half straight 5', half('always-5')],
  ['honest, leniency −0.8', { leniency: -0.8 }],
  ['honest, leniency 0', { leniency: 0 }],
  ['honest, leniency 0.8', { leniency: 0.8 }],
  ['honest, noisy', { noise: 1.1 }],
];

process.stdout.write('| raters | gross controls each | honest set aside % | careless set aside % |\n');
process.stdout.write('| --- | --- | --- | --- |\n');
for (const [name, changes] of KINDS) {
  for (const gross of GROSS) {
    const cell = { name, asks: 'told' as const, world: { ...USUAL, ...SIXTY_TASKS, gross, ...changes } };
    const outcomes = Array.from({ length: studies }, (_, number) => judgeOne(cell, number, `aside/${gross}`));
    const sum = (of: 'honest' | 'careless', part: 0 | 1) =>
      outcomes.reduce((total, outcome) => total + outcome[of][part], 0);
    const each = ((gross * USUAL.ratersPerItem) / SIXTY_TASKS.raters).toFixed(1);
    const shares = (['honest', 'careless'] as const).map((of) => share(sum(of, 1), sum(of, 0)));
    process.stdout.write(`| ${[name, each, ...shares].join(' | ')} |\n`);
  }
}
