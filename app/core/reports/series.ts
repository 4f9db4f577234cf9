import { isOfPeople } from '../evidence/evidence.ts';
import type { Decision, EvidenceLine } from '../evidence/types.ts';
import type { Report } from './report.ts';

/** A line of people on one candidate, as it is followed over studies. */
export type FollowedLine = Pick<
  EvidenceLine,
  'kind' | 'name' | 'unit' | 'estimate' | 'lower' | 'upper' | 'level' | 'accept' | 'limit' | 'state'
>;

/**
 * What one study of a series found: studies that were done again with other candidates, of which each follows the one
 * that it repeats. The baseline is the same in all; how it is rated tells of the raters, whose severity drifts.
 */
export interface SeriesEntry {
  readonly slug: string;
  readonly name: string;
  readonly closedAt: string;
  /** Points: mean over criteria of the baseline's mean rating; null where nothing is rated, or on mixed scales. */
  readonly baselineRating: number | null;
  /** How far raters agree on each thing asked: Krippendorff's α, of ratings with controls where there are any. */
  readonly agreement: readonly { readonly criterion: string; readonly alpha: number | null }[];
  readonly candidates: readonly {
    readonly system: string;
    readonly decision: Decision;
    readonly lines: readonly FollowedLine[];
  }[];
}

/** A closed study's part of its series. */
export function seriesEntry({ study, verdict, systems, agreement }: Report): SeriesEntry {
  const alphas = new Map<string, number | null>();
  // With controls first, see the report: what comes later doesn't replace it.
  for (const { criterion, coefficient, value } of agreement) {
    if (coefficient === 'alpha' && !alphas.has(criterion)) alphas.set(criterion, value);
  }
  return {
    slug: study.slug,
    name: study.name,
    closedAt: study.closedAt!,
    baselineRating: systems.find(({ role }) => role === 'baseline')?.meanRating ?? null,
    agreement: [...alphas].map(([criterion, alpha]) => ({ criterion, alpha })),
    candidates: verdict.candidates.map(({ system, decision, lines }) => ({
      system,
      decision,
      lines: lines
        .filter((line) => line.kind !== 'floor' && isOfPeople(line))
        .map(({ kind, name, unit, estimate, lower, upper, level, accept, limit, state }) => ({
          ...{ kind, name, unit, estimate, lower, upper, level, accept, limit, state },
        })),
    })),
  };
}
