/**
 * How often the rule ships what must not ship, and what must: simulated studies of the kinds in `cells.ts`, judged as
 * `evenhand compute verdict` judges them. Studies that are done are kept in a file and not done again, so that a run
 * may be broken off and gone on with, or made longer.
 *
 *   npx tsx scripts/research/verdict/run.ts [studies a cell: 100] [file: verdict-cells.jsonl] [part of a cell's name]
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { CELLS, type Cell } from './cells.ts';
import { judgeOne, type Outcome } from './judge.ts';
import { share } from './share.ts';

const SEED = '1';
const [studies, file, part] = [
  Number(process.argv[2] ?? 100),
  process.argv[3] ?? 'verdict-cells.jsonl',
  process.argv[4] ?? '',
];

interface Done {
  readonly cell: string;
  readonly number: number;
  readonly outcome: Outcome;
}

const done = existsSync(file)
  ? readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Done)
  : [];

function row({ name, asks }: Cell, outcomes: readonly Outcome[]): string {
  const n = outcomes.length;
  const count = (is: (outcome: Outcome) => boolean) => outcomes.filter(is).length;
  const held = new Map<string, number>();
  for (const { decision, rules } of outcomes) {
    if (decision === 'ship') continue;
    for (const rule of rules.filter((one) => /^[1345]-/.test(one))) held.set(rule, (held.get(rule) ?? 0) + 1);
  }
  const why = [...held].sort((a, b) => b[1] - a[1]).slice(0, 3);
  return `| ${[
    name,
    asks,
    n,
    share(
      count(({ decision }) => decision === 'ship'),
      n,
    ),
    share(
      count(({ decision }) => decision === 'ship-with-caution'),
      n,
    ),
    share(
      count(({ decision }) => decision === 'do-not-ship'),
      n,
    ),
    share(
      count(({ linesPass }) => linesPass),
      n,
    ),
    why.map(([rule, times]) => `${rule} ${Math.round((100 * times) / n)} %`).join(', '),
  ].join(' | ')} |`;
}

const HEAD = [
  'kind of study',
  'asks',
  'studies',
  'ship %',
  'with caution %',
  'do not ship %',
  'lines alone %',
  'held by',
];
process.stdout.write(`| ${HEAD.join(' | ')} |\n| ${HEAD.map(() => '---').join(' | ')} |\n`);
for (const cell of CELLS) {
  if (!cell.name.includes(part)) continue;
  const known = new Map(done.flatMap((one) => (one.cell === cell.name ? [[one.number, one.outcome]] : [])));
  const outcomes: Outcome[] = [];
  for (let number = 0; number < studies; number++) {
    const outcome = known.get(number) ?? judgeOne(cell, number, SEED);
    if (!known.has(number)) {
      appendFileSync(file, `${JSON.stringify({ cell: cell.name, number, outcome } satisfies Done)}\n`);
    }
    outcomes.push(outcome);
  }
  process.stdout.write(`${row(cell, outcomes)}\n`);
}
