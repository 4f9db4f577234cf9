/**
 * What looks and an extension do to the error and save in judgments: studies of each kind are simulated by the generator
 * of `scripts/research/verdict`, which knows nothing of looks; their judgments arrive in some order; at each declared
 * share what is there is judged as `takeLook` judges it, and the study stops where the look permits it. Beside it stand
 * the same studies without looks, judged once at the end of their first part.
 *
 *   npx tsx scripts/research/planning/looks.ts [studies a kind: 100] [part of a kind's name]
 */
import { createRandom, type Random } from '#app/core/shared/random.ts';
import { judgeTables } from '#app/core/verdict/judging/judgeTables.ts';
import type { Sequence } from '#app/core/verdict/level.ts';
import { VERDICT_DATA } from '#scripts/compute/measures/verdict.ts';
import { share } from '#scripts/research/verdict/share.ts';
import { simulateStudy, USUAL, type StudyTables, type World } from '#scripts/research/verdict/world.ts';

const [studies, part] = [Number(process.argv[2] ?? 100), process.argv[3] ?? ''];

type Order = 'all at work' | 'one after another';

interface Kind {
  readonly name: string;
  readonly world: World;
  /** Shares of the first part at which is looked. */
  readonly at: readonly number[];
  /** Share of the items that are held back for an extension; 0 = none, and no look at the end. */
  readonly held: number;
  readonly order: Order;
  /** Who looks and goes on only where a look says so little as possible, or only where it says most. */
  readonly closesEarly?: 'where unlikely' | 'where likely';
}

const SIZES = [
  { raters: 5, items: 120 },
  { raters: 10, items: 120 },
  { raters: 30, items: 300 },
] as const;
const LOOKS: Readonly<Record<number, readonly number[]>> = {
  2: [0.5],
  3: [0.4, 0.7],
  5: [0.2, 0.4, 0.6, 0.8],
};
const all = (points: number) => Object.fromEntries(USUAL.criteria.map((key) => [key, points]));
const world = (changes: Partial<World>): World => ({ ...USUAL, strength: [1, 1], ...changes });
/** As many items as leave so many to begin with. */
const withHeld = (items: number, held: number) => Math.round(items / (1 - held));

function kindsOf(
  what: string,
  losses: World['losses'],
  sizes: typeof SIZES | readonly (typeof SIZES)[number][],
): Kind[] {
  return sizes.flatMap(({ raters, items }) =>
    Object.entries(LOOKS).flatMap(([analyses, at]) =>
      [0, 0.25].map((held): Kind => ({
        name: `${what}, ${raters} × ${items}, ${analyses} analyses${held > 0 ? ' and an extension' : ''}`,
        world: world({ raters, items: withHeld(items, held), losses }),
        at,
        held,
        order: 'all at work',
      })),
    ),
  );
}

const [, USUAL_SIZE] = SIZES;
const AT_MARGIN = [{ fluency: 0.3 }];
const KINDS: readonly Kind[] = [
  ...kindsOf('one criterion at its margin', AT_MARGIN, SIZES),
  ...(['one after another'] as const).map((order): Kind => ({
    name: 'one criterion at its margin, 10 × 120, 5 analyses and an extension, raters come one after another',
    world: world({ ...USUAL_SIZE, items: withHeld(120, 0.25), losses: AT_MARGIN }),
    at: LOOKS[5]!,
    held: 0.25,
    order,
  })),
  ...(['where unlikely', 'where likely'] as const).map((closesEarly): Kind => ({
    name: `one criterion at its margin, 10 × 120, 5 analyses, extended but closed early ${closesEarly}`,
    world: world({ ...USUAL_SIZE, items: withHeld(120, 0.25), losses: AT_MARGIN }),
    at: LOOKS[5]!,
    held: 0.25,
    order: 'all at work',
    closesEarly,
  })),
  ...kindsOf('equal', [{}], [USUAL_SIZE]),
  ...kindsOf('all 0.5 worse', [all(0.5)], [USUAL_SIZE]),
  ...kindsOf('equal', [{}], [SIZES[2]]),
  ...kindsOf('all 0.5 worse', [all(0.5)], [SIZES[2]]),
];

interface Outcome {
  readonly decision: string;
  /** The share of the first part's judgments that were made. */
  readonly used: number;
  readonly stopped: boolean;
  /** The decision of the same study at the end of its first part, had it declared nothing. */
  readonly without: string;
}

/** One study from its first judgment to its end. */
function runOne({ name, world: of, at, held, order, closesEarly }: Kind, number: number): Outcome {
  const seed = `looks/${KINDS.findIndex((kind) => kind.name === name)}/${number}`;
  const data = simulateStudy(of, seed, 100);
  const first = Math.round(of.items * (1 - held));
  const blocks = blocksInOrder(data, first, order, createRandom(`${seed}/order`));
  const inFirst = blocks.filter((block) => block.first).length;
  const judge = (count: number, sequence?: Sequence) =>
    decide(data, new Set(blocks.slice(0, count).map(({ key }) => key)), sequence);
  const without = judge(inFirst).decision;
  const information = (count: number) => count / blocks.length;
  const before: number[] = [];
  const places = held > 0 ? [...at, 1] : at;
  for (const place of places) {
    const count = Math.round(place * inFirst);
    const { decision, likely } = judge(count, { before: [...before], now: information(count), goesOn: true });
    if (decision === 'ship' || decision === 'do-not-ship') {
      return { decision, used: place, stopped: true, without };
    }
    before.push(information(count));
    if (place === 1 && closesEarly === (likely ? 'where likely' : 'where unlikely')) {
      const closed = judge(count, { before, now: information(count), goesOn: false });
      return { decision: closed.decision, used: 1, stopped: false, without };
    }
  }
  const last = judge(blocks.length, { before, now: 1, goesOn: false });
  return { decision: last.decision, used: blocks.length / inFirst, stopped: false, without };
}

interface Block {
  readonly key: string;
  readonly first: boolean;
}

/** Blocks as they come in: those of the items held back after all others. */
function blocksInOrder(data: StudyTables, first: number, order: Order, random: Random): Block[] {
  const number = (item: unknown) => Number(String(item).slice('item-'.length));
  const rows = [...data.ratings, ...data.preferences, ...data.rankings, ...data.skips];
  const blocks = [...new Map(rows.map((row) => [keyOf(row), row])).entries()].map(
    ([key, { item, rater }]) => ({
      key,
      rater: String(rater),
      first: number(item) <= first,
    }),
  );
  const mixed = random.shuffle(blocks);
  const come = random.shuffle([...new Set(blocks.map(({ rater }) => rater))]);
  const inOrder =
    order === 'all at work' ? mixed : mixed.sort((a, b) => come.indexOf(a.rater) - come.indexOf(b.rater));
  return [...inOrder.filter((block) => block.first), ...inOrder.filter((block) => !block.first)];
}

function keyOf({ item, rater }: Readonly<Record<string, unknown>>): string {
  return `${String(item)} ${String(rater)}`;
}

/** The only candidate's verdict from the blocks that are there. */
function decide(data: StudyTables, there: ReadonlySet<string>, sequence?: Sequence) {
  const kept = <R extends Readonly<Record<string, unknown>>>(rows: readonly R[]) =>
    rows.filter((row) => there.has(keyOf(row)));
  const { study, ...tables } = VERDICT_DATA.parse({
    ...data,
    ratings: kept(data.ratings),
    preferences: kept(data.preferences),
    rankings: kept(data.rankings),
    skips: kept(data.skips),
  });
  const [candidate] = judgeTables({ ...study, ...(sequence && { sequence }) }, tables).candidates;
  const must = candidate!.lines.filter(({ role }) => role === 'must-pass');
  return {
    decision: candidate!.decided.decision,
    likely: must.every(({ estimate, accept }) => estimate !== null && estimate > -accept / 2),
  };
}

const HEAD = [
  'kind of study',
  'studies',
  'ship %',
  'do not ship %',
  'stopped early %',
  'judgments used',
  'without looks: ship %',
];
process.stdout.write(`| ${HEAD.join(' | ')} |\n| ${HEAD.map(() => '---').join(' | ')} |\n`);
for (const kind of KINDS.filter(({ name }) => name.includes(part))) {
  const outcomes = Array.from({ length: studies }, (_, number) => runOne(kind, number));
  const count = (is: (one: Outcome) => boolean) => share(outcomes.filter(is).length, studies);
  const used = outcomes.reduce((sum, one) => sum + one.used, 0) / studies;
  const row = [
    kind.name,
    studies,
    count(({ decision }) => decision === 'ship' || decision === 'ship-with-caution'),
    count(({ decision }) => decision === 'do-not-ship'),
    count(({ stopped }) => stopped),
    `${(100 * used).toFixed(0)} %`,
    count(({ without }) => without === 'ship' || without === 'ship-with-caution'),
  ];
  process.stdout.write(`| ${row.join(' | ')} |\n`);
}
