import { describe, expect, it } from 'vitest';
import { decideLook } from '#app/core/verdict/decideLook.ts';
import { VERDICT_DATA } from '#scripts/compute/measures/verdict.ts';
import { simulateStudy, USUAL } from '#scripts/research/verdict/world.ts';

/** What a look at half of a study's readings tells: they come from every rater, and every second item. */
function lookAtHalf(losses: Readonly<Record<string, number>>, seed: string) {
  const data = simulateStudy({ ...USUAL, strength: [1, 1], losses: [losses] }, seed, 100);
  const half = <R extends { readonly item?: unknown }>(rows: readonly R[]) =>
    rows.filter(({ item }) => Number(String(item).slice('item-'.length)) % 2 === 0);
  const { study, ...tables } = VERDICT_DATA.parse({ ...data, ratings: half(data.ratings) });
  const sequence = { before: [], now: 0.5, goesOn: true };
  return decideLook({ ...study, sequence }, tables).map(({ outcome }) => outcome)[0]!;
}

const SEEDS = ['one', 'two', 'three', 'four', 'five', 'six'];
const all = (points: number) => ({ fluency: points, relevance: points, consistency: points });

describe('a look', () => {
  it('goes on with a candidate that is equal, or stops with “ship”', () => {
    for (const seed of SEEDS) expect(['go-on', 'ship']).toContain(lookAtHalf({}, seed));
  });

  it('stops with “do not ship”, or says that “ship” is unlikely, where a candidate is plainly worse', () => {
    for (const seed of SEEDS) expect(['do-not-ship', 'unlikely']).toContain(lookAtHalf(all(1), seed));
  });

  it('says that “ship” is unlikely where the estimates lie at the margin', () => {
    const outcomes = SEEDS.map((seed) => lookAtHalf(all(0.4), seed));
    expect(outcomes.filter((outcome) => outcome === 'unlikely' || outcome === 'do-not-ship')).toHaveLength(
      SEEDS.length,
    );
    expect(outcomes).toContain('unlikely');
  });
});
