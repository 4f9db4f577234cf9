import { AppError } from '#app/core/shared/errors.ts';

/** A rating: a finite number, or a text where only equality counts. */
export type Rating = number | string;

/** `ratings[rater][unit]`; null where the rater did not rate the unit. All rows are equally long. */
export type RatingMatrix = readonly (readonly (Rating | null)[])[];

/** One rating as the records of a study have it. */
export interface RatingRecord {
  readonly unit: number | string;
  readonly rater: number | string;
  readonly value: Rating;
  /** What is resampled as a whole with this unit, such as its item; the unit itself where it is left out. */
  readonly cluster?: number | string;
}

/**
 * How often each unit received each value, the form all coefficients start from: unit u has the entries
 * `start[u]` … `start[u + 1] − 1` of `value` (an index into `values`) and `count`.
 */
export interface RatingTable {
  /** The values that occur: numbers ascending, then texts by code unit. */
  readonly values: readonly Rating[];
  readonly units: number;
  readonly start: Int32Array;
  readonly value: Int32Array;
  readonly count: Float64Array;
  /** Ratings of each unit. */
  readonly ratings: Float64Array;
}

/**
 * @throws AppError invalid_input where rows differ in length or hold anything but finite numbers, texts and null
 */
export function tableOfMatrix(matrix: RatingMatrix): RatingTable {
  if (!Array.isArray(matrix) || !matrix.every((row) => Array.isArray(row))) {
    throw new AppError(
      'invalid_input',
      'ratings must be an array of rows, one a rater: ratings[rater][unit].',
    );
  }
  const units = matrix[0]?.length ?? 0;
  matrix.forEach((row, rater) => {
    if (row.length !== units) {
      throw new AppError(
        'invalid_input',
        `ratings[${rater}] has ${row.length} entries and ratings[0] has ${units}; every rater needs one entry a unit (null where missing).`,
      );
    }
    row.forEach((rating, unit) => {
      if (rating !== null) requireRating(rating, `ratings[${rater}][${unit}]`);
    });
  });
  return buildTable(units, function* () {
    for (const row of matrix) for (let u = 0; u < units; u++) if (row[u] !== null) yield [u, row[u]!];
  });
}

/**
 * The table of records, its units in the order in which they first occur.
 *
 * @returns the table, the units' names, and each unit's cluster where every record names one
 * @throws AppError invalid_input for a rater who rates a unit twice, a unit in two clusters, records of which
 *   only some name a cluster, or a value that is no rating
 */
export function tableOfRecords(records: readonly RatingRecord[]): {
  table: RatingTable;
  unitNames: (number | string)[];
  clusters: (number | string)[] | undefined;
} {
  const index = new Map<number | string, number>();
  const raters = new Map<number | string, Set<number | string>>();
  const clusters: (number | string | undefined)[] = [];
  records.forEach(({ unit, rater, value, cluster }, k) => {
    requireRating(value, `records[${k}].value`);
    if (!index.has(unit)) {
      index.set(unit, index.size);
      raters.set(unit, new Set());
      clusters.push(cluster);
    }
    if (clusters[index.get(unit)!] !== cluster || (cluster === undefined) !== (clusters[0] === undefined)) {
      throw new AppError(
        'invalid_input',
        `records[${k}]: unit ${unit} must stand in one cluster, like every unit.`,
      );
    }
    if (raters.get(unit)!.has(rater)) {
      throw new AppError('invalid_input', `records[${k}]: rater ${rater} rates unit ${unit} a second time.`);
    }
    raters.get(unit)!.add(rater);
  });
  const table = buildTable(index.size, function* () {
    for (const { unit, value } of records) yield [index.get(unit)!, value];
  });
  const named = clusters.filter((cluster) => cluster !== undefined);
  return { table, unitNames: [...index.keys()], clusters: named.length > 0 ? named : undefined };
}

/** Whether all values are numbers, as every level above nominal needs. */
export function requireNumbers(values: readonly Rating[], purpose: string): readonly number[] {
  const text = values.find((value) => typeof value !== 'number');
  if (text !== undefined) {
    throw new AppError('invalid_input', `${purpose} needs numbers, and there is the text "${text}".`);
  }
  return values as readonly number[];
}

function requireRating(value: unknown, place: string): void {
  if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value))) {
    throw new AppError('invalid_input', `${place} must be a finite number, a text or null.`);
  }
}

function compareRatings(a: Rating, b: Rating): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Sorts ratings: numbers ascending, then texts by code unit. */
export function sortRatings(values: Iterable<Rating>): Rating[] {
  return [...values].sort(compareRatings);
}

function buildTable(units: number, ratings: () => Iterable<[unit: number, value: Rating]>): RatingTable {
  const seen = new Set<Rating>();
  for (const [, value] of ratings()) seen.add(value === 0 ? 0 : value); // −0 is 0
  const values = sortRatings(seen);
  const indexOf = new Map(values.map((value, index) => [value, index]));
  const counts = Array.from({ length: units }, () => new Map<number, number>());
  for (const [unit, value] of ratings()) {
    const index = indexOf.get(value)!;
    counts[unit]!.set(index, (counts[unit]!.get(index) ?? 0) + 1);
  }
  const start = new Int32Array(units + 1);
  counts.forEach((unit, u) => (start[u + 1] = start[u]! + unit.size));
  const value = new Int32Array(start[units]!);
  const count = new Float64Array(start[units]!);
  const total = new Float64Array(units);
  counts.forEach((unit, u) => {
    let entry = start[u]!;
    for (const [index, times] of unit) {
      value[entry] = index;
      count[entry++] = times;
      total[u]! += times;
    }
  });
  return { values, units, start, value, count, ratings: total };
}
