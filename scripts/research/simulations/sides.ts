/**
 * What it costs that sides are even over each item's raters and drawn anew for each item, and not evened out for each
 * rater: the standard deviation, over simulated studies, of the net preference that is found between two equal systems
 * by raters who like a side. Printed as a table; decision 0011 has it.
 *
 *   npx tsx scripts/research/simulations/sides.ts [studies, 2000] [seed, 1]
 */
import { createRandom, type Random } from '#app/core/shared/random.ts';
import { drawBlock, type Showing } from '#app/core/tasks/drawBlock.ts';

interface Plan {
  readonly items: number;
  readonly ratersPerItem: number;
  readonly raters: number;
  /** Log-odds of choosing the left text of two equal ones, on average and its spread among raters. */
  readonly left: number;
  readonly spread: number;
}

type Rule = (study: string, plan: Plan) => (item: number, rater: number) => boolean;

const PAIR = [{ id: 1, kind: 'pairwise' as const }];

const RULES: Readonly<Record<string, Rule>> = {
  'a coin each time': (study) => (item, rater) => createRandom(`${study}/${item}/${rater}`).next() < 0.5,
  'even for each rater': (study) => {
    const balance = new Map<number, number>();
    const random = createRandom(study);
    return (_, rater) => {
      const own = balance.get(rater) ?? 0;
      const swapped = own === 0 ? random.next() < 0.5 : own > 0;
      balance.set(rater, own + (swapped ? -1 : 1));
      return swapped;
    };
  },
  'even within each item': (study) => {
    const shown = new Map<number, Showing[]>();
    return (item) => {
      const before = shown.get(item) ?? [];
      const drawn = drawBlock({ item, tasks: PAIR, shown: before }, (purpose) =>
        createRandom(`${study}/${purpose}`),
      );
      shown.set(item, [...before, drawn]);
      return drawn[0]!.swapped;
    };
  },
};

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** The net preference found in one study, and by how much one side was had more often, as a share. */
function simulate(plan: Plan, rule: Rule, study: string, random: Random) {
  const swapped = rule(study, plan);
  const liking = Array.from({ length: plan.raters }, () => plan.left + plan.spread * random.normal());
  let net = 0;
  let surplus = 0;
  let pairs = 0;
  let next = 0;
  for (let item = 0; item < plan.items; item++) {
    const taste = 0.8 * random.normal();
    for (let i = 0; i < plan.ratersPerItem; i++) {
      const rater = next++ % plan.raters;
      const isSwapped = swapped(item, rater);
      const second = isSwapped ? taste : -taste;
      const choosesLeft = random.next() < logistic(liking[rater]! + second);
      net += choosesLeft === isSwapped ? 1 : -1;
      surplus += isSwapped ? 1 : -1;
      pairs++;
    }
  }
  return { net: net / pairs, surplus: Math.abs(surplus) / pairs };
}

const [studies, seed] = [Number(process.argv[2] ?? 2000), process.argv[3] ?? '1'];
const PLANS: readonly Plan[] = [0, 0.5, 1].flatMap((left) => [
  { items: 120, ratersPerItem: 1, raters: 8, left, spread: 0.5 },
  { items: 120, ratersPerItem: 3, raters: 10, left, spread: 0.5 },
  { items: 120, ratersPerItem: 4, raters: 10, left, spread: 0.5 },
]);

console.log('| liking for the left | items × raters | rule | mean | standard deviation | side surplus |');
console.log('| --- | --- | --- | --- | --- | --- |');
for (const plan of PLANS) {
  for (const [name, rule] of Object.entries(RULES)) {
    const random = createRandom(`${seed}/${name}/${JSON.stringify(plan)}`);
    const found = Array.from({ length: studies }, (_, i) =>
      simulate(plan, rule, `${seed}/${name}/${JSON.stringify(plan)}/${i}`, random),
    );
    const mean = found.reduce((sum, { net }) => sum + net, 0) / studies;
    const deviation = Math.sqrt(found.reduce((sum, { net }) => sum + (net - mean) ** 2, 0) / (studies - 1));
    const surplus = found.reduce((sum, one) => sum + one.surplus, 0) / studies;
    const cells = [
      plan.left,
      `${plan.items} × ${plan.ratersPerItem}`,
      name,
      mean.toFixed(4),
      deviation.toFixed(4),
      `${(100 * surplus).toFixed(1)} %`,
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}
