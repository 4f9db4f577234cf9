import type { KindJudging } from '../../../evidence/kindJudging.ts';
import { admissibleRange } from '../../../studies/admissible.ts';
import { pointsOf, rangeOf } from '../../../studies/criteria.ts';
import type { JudgedRating } from '../judged.ts';

/** Ratings are points on criteria, whose margins are shares of the scale's range; half of it is a severe loss. */
export const likertJudging: KindJudging<JudgedRating> = {
  table: 'ratings',
  systemsOf: ({ system }) => [system],
  scores: {
    controls: 'named',
    severeFrom: 0.5,
    asked: ({ protocol, margins: { criteria: margin } }) =>
      protocol.criteria.map((criterion) => {
        const range = rangeOf(criterion);
        const { accept, limit } = margin;
        return {
          name: criterion.key,
          unit: 'points',
          range,
          points: pointsOf(criterion) ?? 'continuous',
          accept: accept * range,
          limit: limit * range,
        };
      }),
    noticed: ({ name, range }, { admissible }) => admissibleRange(name, range + 1, admissible),
    nameOf: ({ criterion }) => criterion,
    valueOf: ({ value }) => value,
  },
  compares: null,
};
