import type { RatingRow } from '../../evidence/data.ts';
import { entryOf } from '../../shared/entryOf.ts';
import type { VerdictTables } from '../../verdict/judging/tables.ts';

type Rated = Pick<RatingRow, 'item' | 'system' | 'rater' | 'criterion'>;
type Times = ReadonlyMap<string, ReadonlyMap<string, number>>;

const known = new WeakMap<VerdictTables['ratings'], Times>();

const kindOf = ({ system, rater, criterion }: Rated) => `${system}\n${rater}\n${criterion}`;

/** When each rating was first given, ms; undefined where it isn't known. Looked up once for an array that doesn't change. */
export function ratingTimes({
  ratings,
}: Pick<VerdictTables, 'ratings'>): (rating: Rated) => number | undefined {
  const times = known.get(ratings) ?? timesOf(ratings);
  known.set(ratings, times);
  return (rating) => times.get(kindOf(rating))?.get(rating.item);
}

function timesOf(ratings: VerdictTables['ratings']): Times {
  const given = new Map<string, Map<string, number>>();
  for (const row of ratings) {
    if (row.submittedAt === null || row.revision !== 1) continue;
    entryOf(given, kindOf(row), () => new Map<string, number>()).set(row.item, row.submittedAt);
  }
  return given;
}
