import type { ItemFound, KindAnalysis, OwnEvidence } from '../../../evidence/kindAnalysis.ts';
import { ratingIndex } from '../../../evidence/ratingIndex.ts';
import { rangeOf } from '../../../studies/criteria.ts';
import { RULE_1_FLOORS } from '../../../studies/ruleSettings.ts';
import { meanOf } from '../../../statistics/averages.ts';
import { ratingAgreement } from './agreement.ts';
import { ratingDifferences } from './differences.ts';
import { ratingsOfControls } from './controls.ts';
import { faultSection } from './faults.ts';
import { agreementGate, sensitivityGate } from './gates.ts';
import { criterionLine, meanRatingFloor } from './lines.ts';
import { penaltySection } from './penalties.ts';
import { meanRatings } from './meanRatings.ts';
import { ratingSection } from './ratings.ts';
import { textsApart } from '../../textsApart.ts';
import { likertJudging } from './judging.ts';

const own: OwnEvidence = {
  name: 'all',
  lines: (data, { protocol, margins }, comparison) =>
    protocol.criteria.map((criterion) => criterionLine(data, criterion, margins.criteria, comparison)),
  floors: (data, { floors }, comparison) =>
    floors.meanRating === undefined ? [] : [meanRatingFloor(data, floors.meanRating, comparison)],
  sensitivity: (data, { protocol, margins }, { baseline, level }) =>
    protocol.criteria.map((criterion) =>
      sensitivityGate(data, criterion, baseline, margins.criteria.limit * rangeOf(criterion), level),
    ),
  agreement: (data, { protocol, gates, resamples }, { baseline, candidate, level }, seed) =>
    protocol.criteria.map((criterion) =>
      agreementGate(
        data,
        criterion,
        { baseline, candidate },
        {
          alpha: gates.alpha ?? RULE_1_FLOORS.alpha,
          ac2: gates.ac2 ?? RULE_1_FLOORS.ac2,
          level,
          samples: resamples,
          seed: `${seed}/agreement/${criterion.key}`,
        },
      ),
    ),
  controls: ratingsOfControls,
  // Each criterion as a share of its scale's range.
  differences: ({ ratings }, { protocol }, { baseline, candidate }) =>
    protocol.criteria.flatMap((criterion) =>
      ratingDifferences(ratings, criterion.key, baseline, candidate).map(({ item, difference }) => ({
        item,
        difference: difference / rangeOf(criterion),
      })),
    ),
  items: ({ ratings }, { protocol }, { baseline, candidate }) => {
    const [ofBaseline, ofCandidate] = [meanByItem(ratings, baseline), meanByItem(ratings, candidate)];
    return {
      unit: 'points',
      range: meanOf(protocol.criteria.map(rangeOf))!,
      of: (item): ItemFound => {
        const baselineRating = ofBaseline.get(item) ?? null;
        const candidateRating = ofCandidate.get(item) ?? null;
        const difference =
          baselineRating === null || candidateRating === null ? null : candidateRating - baselineRating;
        return { baselineRating, candidateRating, difference };
      },
    };
  },
};

/** Ratings and marked spans. A text that systems share is one judgment, whose ratings count for each of them. */
export const likertAnalysis: KindAnalysis = {
  kind: 'likert',
  tables: ['ratings', 'highlights'],
  answers: ({ ratings }) => ratings,
  judgments: ({ ratings }) => {
    const { text, rater, raters } = ratingIndex(ratings);
    const seen = new Set<number>();
    return ratings.flatMap((row, place) => {
      const judgment = text[place]! * raters + rater[place]!;
      return seen.has(judgment) || !seen.add(judgment)
        ? []
        : [{ rater: row.rater, key: String(text[place]) }];
    });
  },
  apart: ({ ratings }, first, second) => textsApart(ratings, first, second),
  comparisons: null,
  own,
  agreement: ratingAgreement,
  judging: likertJudging,
  nothing: { ratings: [], faults: [], penalties: null },
  summary: (data, configuration) => ({
    ratings: ratingSection(data, configuration.protocol.criteria),
    faults: faultSection(data, configuration),
    penalties: penaltySection(data, configuration),
  }),
};

function meanByItem(ratings: Parameters<typeof meanRatings>[0], system: string): Map<string, number> {
  const values = new Map<string, number[]>();
  for (const { item, mean } of meanRatings(ratings, system)) {
    const given = values.get(item) ?? [];
    given.push(mean);
    values.set(item, given);
  }
  return new Map([...values].map(([item, given]) => [item, meanOf(given)!]));
}
