import { entryOf } from '../shared/entryOf.ts';
import type { RatingRow } from './data.ts';

/**
 * What ratings are of, by numbers: a report looks at a hundred thousand of them some dozen times, and to compare names
 * each time would take most of it. All arrays have an entry for each rating, in the order of the ratings.
 */
export interface RatingIndex {
  /** The number of its item and rater together, below `cells`. */
  readonly cell: Float64Array;
  readonly cells: number;
  /** The number of its rater, below `raters`. */
  readonly rater: Int32Array;
  readonly raters: number;
  /** The number of its text, below `texts`: systems that share one have the same. */
  readonly text: Int32Array;
  readonly texts: number;
  /** The number of its criterion, below `criteria`. */
  readonly criterion: Int32Array;
  readonly criteria: number;
  /** The ratings of a system on a criterion, by their places among all, in order. */
  placesOf(criterion: string, system: string): readonly number[];
}

const known = new WeakMap<readonly RatingRow[], RatingIndex>();

/** The index of ratings, made once for an array that doesn't change. */
export function ratingIndex(ratings: readonly RatingRow[]): RatingIndex {
  const index = known.get(ratings) ?? createIndex(ratings);
  known.set(ratings, index);
  return index;
}

function createIndex(ratings: readonly RatingRow[]): RatingIndex {
  const items = new Map<string, { number: number; texts: Map<string, number> }>();
  const raters = new Map<string, number>();
  const criteria = new Map<string, number>();
  const places = new Map<string, Map<string, number[]>>();
  const item = new Int32Array(ratings.length);
  const rater = new Int32Array(ratings.length);
  const text = new Int32Array(ratings.length);
  const criterion = new Int32Array(ratings.length);
  let texts = 0;
  ratings.forEach((row, place) => {
    const own = entryOf(items, row.item, () => ({ number: items.size, texts: new Map<string, number>() }));
    item[place] = own.number;
    text[place] = entryOf(own.texts, row.sharedTextId, () => texts++);
    rater[place] = entryOf(raters, row.rater, () => raters.size);
    criterion[place] = entryOf(criteria, row.criterion, () => criteria.size);
    const bySystem = entryOf(places, row.criterion, () => new Map<string, number[]>());
    entryOf(bySystem, row.system, () => [] as number[]).push(place);
  });
  return {
    cell: Float64Array.from(item, (number, place) => number * raters.size + rater[place]!),
    cells: items.size * raters.size,
    rater,
    raters: raters.size,
    text,
    texts,
    criterion,
    criteria: criteria.size,
    placesOf: (name, system) => places.get(name)?.get(system) ?? [],
  };
}
