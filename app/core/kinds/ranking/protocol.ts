import { z } from 'zod';
import type { PartProblem } from '../definition.ts';
import { FEWEST_RANKED_SYSTEMS, MOST_RANKED_SYSTEMS, rankingSchema, type RankingOptions } from './options.ts';

export const rankingShape = {
  /** Whether all texts of an item are ranked at once instead of in pairs; for three systems and more. */
  ranking: z
    .union([z.literal(false), rankingSchema], { error: 'false, or a form: "ranking" or "best-worst"' })
    .default(false),
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
      message:
        'a ranking contains the comparison in pairs, and asking both would count one opinion twice; set "pairwise" to false, or leave the ranking out',
    },
  ];
}

export function rankingStudyProblems({ ranking }: RankingPart, systems: number): PartProblem[] {
  if (ranking === false) return [];
  const problem = (message: string) => [{ path: ['ranking'], message }];
  if (systems < FEWEST_RANKED_SYSTEMS) {
    return problem(
      `a ranking needs ${FEWEST_RANKED_SYSTEMS} systems at least, and there are ${systems}; compare two in pairs ("pairwise")`,
    );
  }
  if (systems > MOST_RANKED_SYSTEMS) {
    return problem(
      `nobody can put ${systems} texts in order; rank ${MOST_RANKED_SYSTEMS} systems at most, or compare in pairs ("pairwise")`,
    );
  }
  return [];
}
