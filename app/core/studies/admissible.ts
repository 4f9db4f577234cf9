/** The values of a gross control, both ends included, that show that it was noticed. */
export interface AdmissibleRange {
  readonly lowest: number;
  readonly highest: number;
}

/**
 * The highest value at which a spoiled output still counts as noticed: the middle of the scale (3 of 5, 4 of 7,
 * 2 of 3). Lower would set aside attentive raters who are lenient; higher would let through those who answer
 * "good" to everything.
 */
export function highestAdmissible(scale: number): number {
  return Math.floor((scale + 1) / 2);
}

/** Which ratings of a control that harms a criterion count as attentive: its own range, else up to the middle. */
export function admissibleRange(
  criterion: string,
  scale: number,
  admissible: Readonly<Record<string, AdmissibleRange>> = {},
): AdmissibleRange {
  return Object.hasOwn(admissible, criterion)
    ? admissible[criterion]!
    : { lowest: 1, highest: highestAdmissible(scale) };
}
