import { because } from '../../shared/errors.ts';
import { z } from 'zod';
import type { PartProblem } from '../definition.ts';
import { FEWEST_RANKED_SYSTEMS, MOST_RANKED_SYSTEMS, rankingSchema, type RankingOptions } from './options.ts';

export const rankingShape = {
  /** Whether all texts of an item are ranked at once instead of in pairs; for three systems and more. */
  ranking: z.union([z.literal(false), rankingSchema], { error: because('ranking-form') }).default(false),
};

export interface RankingPart {
  readonly ranking: false | RankingOptions;
}

/** How texts that were put into a task are ranked. */
export function optionsOfRankings({ ranking = false }: Partial<RankingPart>): RankingOptions {
  return ranking === false ? { form: 'ranking', ties: true } : ranking;
}

export function rankingProtocolProblems({
  ranking,
  pairwise,
}: RankingPart & Readonly<Record<string, unknown>>): PartProblem[] {
  if (ranking === false || pairwise === undefined || pairwise === false) return [];
  return [
    {
      path: ['ranking'],
      message: because('ranking-contains-pairs'),
    },
  ];
}

export function rankingStudyProblems({ ranking }: RankingPart, systems: number): PartProblem[] {
  if (ranking === false) return [];
  const path = ['ranking'];
  if (systems < FEWEST_RANKED_SYSTEMS) {
    const fewest = FEWEST_RANKED_SYSTEMS;
    return [{ path, message: because('ranking-needs-systems', { fewest, count: systems }) }];
  }
  if (systems > MOST_RANKED_SYSTEMS) {
    const most = MOST_RANKED_SYSTEMS;
    return [{ path, message: because('ranking-too-many-systems', { most, count: systems }) }];
  }
  return [];
}
