import type { RatingRow, StudyData } from '../../evidence/data.ts';
import { DESCRIPTIVE_LEVEL } from '../../evidence/level.ts';
import { ratingIndex } from '../../evidence/ratingIndex.ts';
import { entryOf } from '../../shared/entryOf.ts';
import { meanInterval } from '../../statistics/differenceInterval.ts';
import { rangeOf, type Criterion } from '../../studies/criteria.ts';
import type { VerdictTables } from '../../verdict/judging/tables.ts';
import type { TimeSummary } from '../report.ts';
import { ratingTimes } from './ratingTimes.ts';

/** Stretches of a study, each with as many ratings as the others; fewer where there are few. */
const MOST_PERIODS = 6;
const FEWEST_RATINGS = 30;

/**
 * How ratings lie beside those of others of the same text as the study goes on: how far apart they are, and whether they
 * are stricter. Shares of the scales' ranges; a text that systems share is one.
 *
 * @param tables that tell when each rating was given
 */
export function timeSection(
  { ratings }: Pick<StudyData, 'ratings'>,
  tables: Pick<VerdictTables, 'ratings'>,
  criteria: readonly Criterion[],
): TimeSummary[] {
  const timeOf = ratingTimes(tables);
  const ranges = new Map(criteria.map((criterion) => [criterion.key, rangeOf(criterion)]));
  const placed = besideOthers(ratings, ranges).flatMap((one) => {
    const at = timeOf(one);
    return at === undefined ? [] : [{ ...one, at }];
  });
  placed.sort((a, b) => a.at - b.at);
  const periods = Math.min(MOST_PERIODS, Math.floor(placed.length / FEWEST_RATINGS));
  if (periods < 2 || placed[0]!.at === placed.at(-1)!.at) return [];
  return Array.from({ length: periods }, (_, period) => {
    const [from, to] = [period, period + 1].map((end) => Math.round((end * placed.length) / periods));
    const own = placed.slice(from, to);
    const interval = (value: (one: (typeof own)[number]) => number) => {
      const { estimate, lower, upper } = meanInterval(
        own.map((one) => ({ item: one.item, rater: one.rater, value: value(one) })),
        { confidence: DESCRIPTIVE_LEVEL },
      );
      return { estimate: estimate!, lower, upper };
    };
    return {
      from: new Date(own[0]!.at).toISOString(),
      to: new Date(own.at(-1)!.at).toISOString(),
      ratings: own.length,
      raters: new Set(own.map(({ rater }) => rater)).size,
      apart: interval(({ difference }) => Math.abs(difference)),
      severity: interval(({ difference }) => -difference),
      level: DESCRIPTIVE_LEVEL,
    };
  });
}

interface BesideOthers {
  readonly item: string;
  readonly system: string;
  readonly rater: string;
  readonly criterion: string;
  /** The rating minus the mean of the others' of the same text, as a share of the range. */
  readonly difference: number;
}

/** Each rating of a text that others rated too, beside theirs. */
function besideOthers(ratings: readonly RatingRow[], ranges: ReadonlyMap<string, number>): BesideOthers[] {
  const index = ratingIndex(ratings);
  const units = new Map<number, Map<number, RatingRow>>();
  ratings.forEach((row, place) => {
    const unit = index.text[place]! * index.criteria + index.criterion[place]!;
    entryOf(
      entryOf(units, unit, () => new Map<number, RatingRow>()),
      index.rater[place]!,
      () => row,
    );
  });
  return [...units.values()].flatMap((unit) => {
    if (unit.size < 2) return [];
    const rows = [...unit.values()];
    const sum = rows.reduce((total, { value }) => total + value, 0);
    return rows.map(({ item, system, rater, criterion, value }) => ({
      ...{ item, system, rater, criterion },
      difference: (value - (sum - value) / (rows.length - 1)) / (ranges.get(criterion) ?? 1),
    }));
  });
}
