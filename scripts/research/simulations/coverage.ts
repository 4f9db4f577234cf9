/**
 * How often intervals for a mean difference hold the truth, and how wide they are, when items and raters are
 * both samples. Run: npx tsx scripts/research/simulations/coverage.ts [studies a row: 2000] [seed: 1] [confidence: 0.95]
 * The table in docs/decisions/0006-intervals.md is its output.
 */
import { createRandom } from '#app/core/shared/random.ts';
import { METHODS } from '#scripts/research/simulations/methods.ts';
import { expectedDifference, simulateStudy } from '#scripts/research/simulations/ratingModel.ts';
import type { RatingModel } from '#scripts/research/simulations/ratingModel.ts';

const model = (name: string, changes: Partial<RatingModel>): RatingModel => ({
  name,
  raterBySystem: 0.15,
  rareShare: 0,
  rareLoss: 0,
  unevenRaters: false,
  ...changes,
});

const MODELS = [
  model('raters alike', { raterBySystem: 0 }),
  model('raters differ', {}),
  model('raters differ much', { raterBySystem: 0.4 }),
  model('uneven raters', { unevenRaters: true }),
  model('rare losses', { rareShare: 0.1, rareLoss: 1.5 }),
];

const studies = Number(process.argv[2] ?? 2000);
const seed = process.argv[3] ?? '1';
const confidence = Number(process.argv[4] ?? 0.95);
const names = Object.keys(METHODS);

const print = (line = '') => process.stdout.write(`${line}\n`);
print(
  `Coverage in % (mean width) of ${100 * confidence} % intervals; ${studies} studies a row, seed ${seed}`,
);
const row = (cells: readonly (number | string)[]) => print(`| ${cells.join(' | ')} |`);
print();
row(['model', 'raters', 'items', ...names]);
row(['model', 'raters', 'items', ...names].map(() => '---'));
for (const each of MODELS) {
  const truth = expectedDifference(each);
  for (const items of [30, 120]) {
    for (const raters of [3, 4, 5, 8, 12, 20]) {
      if (each.unevenRaters && raters === 3) continue; // three raters an item leaves no room to be uneven
      const random = createRandom(`${seed}/${each.name}/${items}/${raters}`);
      const covered = names.map(() => 0);
      const width = names.map(() => 0);
      for (let s = 0; s < studies; s++) {
        const study = simulateStudy(each, items, raters, random);
        names.forEach((name, m) => {
          const [lower, upper] = METHODS[name]!(study, confidence, random);
          if (lower <= truth && truth <= upper) covered[m]! += 1;
          width[m]! += upper - lower;
        });
      }
      const cells = names.map(
        (_, m) => `${((100 * covered[m]!) / studies).toFixed(1)} (${(width[m]! / studies).toFixed(2)})`,
      );
      row([each.name, raters, items, ...cells]);
    }
  }
}
