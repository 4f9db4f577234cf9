import { AppError } from '#app/core/shared/errors.ts';
import { isNumericText, requireOneKind, sortLabels } from '#app/core/shared/labels.ts';

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
  /** The values that occur, sorted as `sortLabels` does. */
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
    throw new AppError('ratings-not-rows');
  }
  const units = matrix[0]?.length ?? 0;
  const unitOf = new Int32Array(matrix.length * units);
  const codes = new Int32Array(matrix.length * units);
  const index = createValueIndex();
  let size = 0;
  matrix.forEach((row, rater) => {
    if (row.length !== units) {
      throw new AppError('ratings-row-length', { place: `ratings[${rater}]`, entries: row.length, units });
    }
    for (let unit = 0; unit < units; unit++) {
      const rating = row[unit] as Rating | null;
      if (rating === null) continue;
      if (!isRating(rating)) throw noRating(`ratings[${rater}][${unit}]`);
      unitOf[size] = unit;
      codes[size++] = index.codeOf(rating);
    }
  });
  return buildTable(units, unitOf.subarray(0, size), codes.subarray(0, size), index.values);
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
  const values = createValueIndex();
  const codes = new Int32Array(records.length);
  records.forEach(({ unit, rater, value, cluster }, k) => {
    if (!isRating(value)) throw noRating(`records[${k}].value`);
    codes[k] = values.codeOf(value);
    if (!index.has(unit)) {
      index.set(unit, index.size);
      raters.set(unit, new Set());
      clusters.push(cluster);
    }
    if (clusters[index.get(unit)!] !== cluster || (cluster === undefined) !== (clusters[0] === undefined)) {
      throw new AppError('unit-in-clusters', { place: `records[${k}]`, unit: String(unit) });
    }
    if (raters.get(unit)!.has(rater)) {
      throw new AppError('unit-rated-twice', {
        place: `records[${k}]`,
        rater: String(rater),
        unit: String(unit),
      });
    }
    raters.get(unit)!.add(rater);
  });
  const unitOf = Int32Array.from(records, ({ unit }) => index.get(unit)!);
  const table = buildTable(index.size, unitOf, codes, values.values);
  const named = clusters.filter((cluster) => cluster !== undefined);
  return { table, unitNames: [...index.keys()], clusters: named.length > 0 ? named : undefined };
}

/**
 * The values as numbers, as every level above nominal needs them; texts that are numbers count as those.
 * @throws AppError invalid_input for any other text
 */
export function requireNumbers(
  values: readonly Rating[],
  refuse: (text: string) => AppError,
): readonly number[] {
  return values.map((value) => {
    if (typeof value === 'number') return value;
    if (isNumericText(value)) return Number(value);
    throw refuse(value);
  });
}

function isRating(value: unknown): value is Rating {
  return typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string';
}

function noRating(place: string): AppError {
  return new AppError('no-rating', { place });
}

/** Small whole numbers, as most ratings are, are numbered without a map. */
const DIRECT = 256;

/** Numbers values in the order in which they first occur; −0 is 0. */
function createValueIndex() {
  const values: Rating[] = [];
  const direct = new Int32Array(DIRECT).fill(-1);
  const others = new Map<Rating, number>();
  const add = (value: Rating) => values.push(value === 0 ? 0 : value) - 1;
  return {
    values,
    codeOf(value: Rating): number {
      if (typeof value === 'number' && value >= 0 && value < DIRECT && Number.isInteger(value)) {
        if (direct[value] === -1) direct[value] = add(value);
        return direct[value]!;
      }
      let code = others.get(value);
      if (code === undefined) others.set(value, (code = add(value)));
      return code;
    },
  };
}

/** From one unit and one code, which is a place in `values`, for each rating. */
function buildTable(
  units: number,
  unitOf: Int32Array,
  codes: Int32Array,
  values: readonly Rating[],
): RatingTable {
  requireOneKind(values, 'rating');
  const sorted = sortLabels(values);
  const places = new Map(sorted.map((rating, place) => [rating, place]));
  const placeOf = Int32Array.from(values, (rating) => places.get(rating)!);
  const { grouped, first } = groupByUnit(units, unitOf, codes);

  const start = new Int32Array(units + 1);
  const value = new Int32Array(codes.length);
  const count = new Float64Array(codes.length);
  const ratings = new Float64Array(units);
  const entryOf = new Int32Array(values.length).fill(-1);
  let entries = 0;
  for (let u = 0; u < units; u++) {
    start[u] = entries;
    ratings[u] = first[u + 1]! - first[u]!;
    for (let k = first[u]!; k < first[u + 1]!; k++) {
      const code = grouped[k]!;
      // An entry of this unit, or what a unit before it has left.
      if (entryOf[code]! < start[u]!) {
        value[entries] = placeOf[code]!;
        entryOf[code] = entries++;
      }
      count[entryOf[code]!]!++;
    }
  }
  start[units] = entries;
  return {
    values: sorted,
    units,
    start,
    value: value.slice(0, entries),
    count: count.slice(0, entries),
    ratings,
  };
}

/** The codes unit by unit: those of unit u stand from `first[u]` on, in the order in which they came. */
function groupByUnit(units: number, unitOf: Int32Array, codes: Int32Array) {
  const first = new Int32Array(units + 1);
  for (let k = 0; k < codes.length; k++) first[unitOf[k]! + 1]!++;
  for (let u = 0; u < units; u++) first[u + 1]! += first[u]!;
  const next = first.slice();
  const grouped = new Int32Array(codes.length);
  for (let k = 0; k < codes.length; k++) grouped[next[unitOf[k]!]!++] = codes[k]!;
  return { grouped, first };
}
