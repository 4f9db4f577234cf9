import { effectSection } from '#app/core/reports/sections/effects.ts';
import { rankSection } from '#app/core/reports/sections/ranks.ts';
import type { RatingRow } from '#app/core/evidence/data.ts';
import { createRandom } from '#app/core/shared/random.ts';
import { studyConfigurationSchema } from '#app/core/studies/configuration.ts';

// Whether the ranks of a report keep their error: how often tests of all pairs, corrected by Holm, tell any two systems apart
// that are equal, when all are equal and when some are better; how often a true rank is left out; and how often the
// interval of a standardised difference covers the true one. Items, raters, and how each of them takes to each system,
// are drawn anew in every study; ratings are rounded to five points.
// Usage: tsx scripts/research/simulations/ranks.ts [studies]

const STUDIES = Number(process.argv[2] ?? 1000);
const { criteria } = studyConfigurationSchema.parse({
  name: 'ranks',
  seed: 'ranks',
  systems: [
    { name: 'a', role: 'baseline', provider: { kind: 'import' } },
    { name: 'b', role: 'candidate', provider: { kind: 'import' } },
  ],
}).protocol;

interface Setting {
  readonly effects: readonly number[];
  readonly items: number;
  readonly raters: number;
  readonly ratersPerItem: number;
  readonly mean: number;
}

const SETTINGS: readonly Setting[] = [
  { effects: [0, 0, 0], items: 60, raters: 8, ratersPerItem: 3, mean: 3.8 },
  { effects: [0, 0, 0, 0, 0, 0], items: 60, raters: 8, ratersPerItem: 3, mean: 3.8 },
  { effects: [0, 0, 0, 0, 0, 0], items: 60, raters: 8, ratersPerItem: 3, mean: 4.6 },
  { effects: [0, 0, 0, 0, 0, 0], items: 200, raters: 20, ratersPerItem: 3, mean: 3.8 },
  { effects: [0, 0, 0, 0, 0, 0], items: 40, raters: 4, ratersPerItem: 4, mean: 3.8 },
  { effects: [0.5, 0.5, 0, 0, -0.5, -0.5], items: 100, raters: 10, ratersPerItem: 3, mean: 3.6 },
];

/** Ratings of a study: what a rater takes to a system and what an item is worth with it are samples too. */
function study({ effects, items, raters, ratersPerItem, mean }: Setting, seed: string): RatingRow[] {
  const random = createRandom(seed);
  const severity = Array.from({ length: raters }, () => 0.4 * random.normal());
  const taste = effects.map(() => severity.map(() => 0.12 * random.normal()));
  const rows: RatingRow[] = [];
  for (let item = 0; item < items; item++) {
    const worth = 0.4 * random.normal();
    const own = effects.map(() => 0.35 * random.normal());
    const chosen = random.shuffle(severity.map((_, rater) => rater)).slice(0, ratersPerItem);
    for (const rater of chosen) {
      effects.forEach((effect, system) => {
        const view = mean + effect + worth + own[system]! + taste[system]![rater]! - severity[rater]!;
        for (const { key } of criteria) {
          const value = Math.min(5, Math.max(1, Math.round(view + 0.6 * random.normal())));
          const name = `system-${system}`;
          rows.push({
            item: `${item}`,
            system: name,
            rater: `${rater}`,
            criterion: key,
            value,
            sharedTextId: name,
          });
        }
      });
    }
  }
  return rows;
}

for (const [index, setting] of SETTINGS.entries()) {
  const { effects } = setting;
  const systems = effects.map((_, system) => `system-${system}`);
  const effectOf = (system: string) => effects[systems.indexOf(system)]!;
  let [told, left, apart, differing] = [0, 0, 0, 0];
  const found: { estimate: number; lower: number; upper: number }[] = [];
  for (let number = 0; number < STUDIES; number++) {
    const ratings = study(setting, `ranks/${index}/${number}`);
    const ranks = rankSection({ ratings }, criteria, systems)!;
    const isTold = ranks.pairs.map(({ adjusted }) => adjusted !== null && adjusted < ranks.error);
    if (ranks.pairs.some(({ first, second }, k) => isTold[k] && effectOf(first) === effectOf(second))) told++;
    ranks.pairs.forEach(({ first, second }, k) => {
      if (effectOf(first) === effectOf(second)) return;
      differing++;
      if (isTold[k]) apart++;
    });
    // Equal systems share the ranks that they take together.
    if (
      ranks.systems.some(({ system, best, worst }) => {
        const better = effects.filter((effect) => effect > effectOf(system)).length;
        const worse = effects.filter((effect) => effect < effectOf(system)).length;
        return best > better + 1 || worst < effects.length - worse;
      })
    )
      left++;
    const [effect] = effectSection({ ratings }, criteria, systems[0]!, [systems.at(-1)!]);
    if (effect !== undefined && effect.estimate !== null && effect.lower !== null && effect.upper !== null) {
      found.push({ estimate: effect.estimate, lower: effect.lower, upper: effect.upper });
    }
  }
  const truth = found.reduce((sum, { estimate }) => sum + estimate, 0) / found.length;
  const covered = found.filter(({ lower, upper }) => lower <= truth && truth <= upper).length / found.length;
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  console.log(
    `${JSON.stringify(setting)}: equal systems told apart in ${percent(told / STUDIES)} of ${STUDIES} studies, a true rank left out in ` +
      `${percent(left / STUDIES)}; of pairs that differ ${differing === 0 ? 'none' : percent(apart / differing)} told apart; ` +
      `d of the last ${truth.toFixed(2)}, covered in ${percent(covered)}`,
  );
}
