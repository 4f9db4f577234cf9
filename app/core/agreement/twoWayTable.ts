import { AppError } from '#app/core/shared/errors.ts';

/** Mean squares of a complete table of subjects by raters. */
export interface MeanSquares {
  readonly subjects: number;
  readonly raters: number;
  readonly betweenSubjects: number;
  readonly withinSubjects: number;
  readonly betweenRaters: number;
  readonly residual: number;
}

/** @throws AppError invalid_input where rows differ in length or hold anything but finite numbers */
export function requireComplete(ratings: readonly (readonly number[])[]): void {
  const raters = ratings[0]?.length ?? 0;
  ratings.forEach((row, subject) => {
    if (!Array.isArray(row) || row.length !== raters || !row.every((value) => Number.isFinite(value))) {
      throw new AppError('ratings-incomplete', { place: `ratings[${subject}]`, raters });
    }
  });
}

/** @param ratings `ratings[subject][rater]`, at least two of each, complete */
export function meanSquares(ratings: readonly (readonly number[])[]): MeanSquares {
  const n = ratings.length;
  const k = ratings[0]!.length;
  const origin = ratings[0]![0]!; // taken off first, so that squares of large values do not swallow the digits
  const centred = ratings.map((row) => row.map((value) => value - origin));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const ofSubject = centred.map(mean);
  const ofRater = Array.from({ length: k }, (_, rater) => mean(centred.map((row) => row[rater]!)));
  const grand = mean(ofSubject);
  const squares = (values: readonly number[]) => values.reduce((sum, value) => sum + (value - grand) ** 2, 0);
  let residual = 0;
  centred.forEach((row, s) =>
    row.forEach((value, r) => (residual += (value - ofSubject[s]! - ofRater[r]! + grand) ** 2)),
  );
  const raters = n * squares(ofRater);
  return {
    subjects: n,
    raters: k,
    betweenSubjects: (k * squares(ofSubject)) / (n - 1),
    withinSubjects: (raters + residual) / (n * (k - 1)),
    betweenRaters: raters / (k - 1),
    residual: residual / ((n - 1) * (k - 1)),
  };
}
