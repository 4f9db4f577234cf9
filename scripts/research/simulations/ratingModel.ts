import type { Random } from '#app/core/shared/random.ts';
import type { CrossedColumns } from '#app/core/statistics/crossedVariance.ts';
import { normalCdf } from '#app/core/statistics/distributions.ts';

/** Standard deviations and shifts of the latent quality, in points of the 1–5 scale. */
export interface RatingModel {
  readonly name: string;
  /** How differently raters see the candidate: the rater's part of the difference. */
  readonly raterBySystem: number;
  /** Share of items on which the candidate loses `rareLoss` points more. */
  readonly rareShare: number;
  readonly rareLoss: number;
  /** Whether some raters do far more than others. */
  readonly unevenRaters: boolean;
}

const BASELINE = 3.8;
const LOSS = 0.2;
const ITEM = 0.5;
const SEVERITY = 0.4;
const ITEM_BY_SYSTEM = 0.35;
const NOISE = 0.7;
export const RATERS_PER_ITEM = 3;

const toScale = (latent: number): number => Math.min(5, Math.max(1, Math.round(latent)));

/** The expected difference of the rounded ratings, exactly: the latent quality is a mixture of normals. */
export function expectedDifference(model: RatingModel): number {
  const sd = Math.hypot(ITEM, SEVERITY, ITEM_BY_SYSTEM, model.raterBySystem, NOISE);
  const expected = (mean: number) =>
    [1.5, 2.5, 3.5, 4.5].reduce((sum, edge) => sum + 1 - normalCdf((edge - mean) / sd), 1);
  return (
    model.rareShare * expected(BASELINE - LOSS - model.rareLoss) +
    (1 - model.rareShare) * expected(BASELINE - LOSS) -
    expected(BASELINE)
  );
}

/** One study: every item rated by three raters in incomplete blocks; values are candidate − baseline. */
export function simulateStudy(
  model: RatingModel,
  items: number,
  raters: number,
  random: Random,
): CrossedColumns {
  const n = items * RATERS_PER_ITEM;
  const item = new Int32Array(n);
  const rater = new Int32Array(n);
  const value = new Float64Array(n);
  const people = Array.from({ length: raters }, () => ({
    severity: SEVERITY * random.normal(),
    baseline: model.raterBySystem * random.normal(),
    candidate: model.raterBySystem * random.normal(),
  }));
  const load = new Float64Array(raters);
  let k = 0;
  for (let i = 0; i < items; i++) {
    const quality = ITEM * random.normal();
    const baseline = BASELINE + quality + ITEM_BY_SYSTEM * random.normal();
    const rare = random.next() < model.rareShare ? model.rareLoss : 0;
    const candidate = BASELINE - LOSS - rare + quality + ITEM_BY_SYSTEM * random.normal();
    for (const r of chooseRaters(load, model.unevenRaters, random)) {
      const person = people[r]!;
      const rate = (latent: number) => toScale(latent + person.severity + NOISE * random.normal());
      item[k] = i;
      rater[k] = r;
      value[k] = rate(candidate + person.candidate) - rate(baseline + person.baseline);
      k++;
    }
  }
  return { item, rater, value, items, raters };
}

/** The three with the least to do, ties at random; or, uneven, rater j with a weight of 1/(j + 1). */
function chooseRaters(load: Float64Array, uneven: boolean, random: Random): number[] {
  const rank = Array.from(load, (done, r) => ({
    r,
    key: uneven ? -Math.log(1 - random.next()) * (r + 1) : done + random.next() / 2,
  }));
  const chosen = rank.sort((a, b) => a.key - b.key).slice(0, RATERS_PER_ITEM);
  for (const { r } of chosen) load[r]! += 1;
  return chosen.map(({ r }) => r);
}
