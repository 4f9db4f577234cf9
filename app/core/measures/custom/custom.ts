import { meanFigure, type NamedMeasure, type Scorer } from '../definition.ts';
import { MEASURES_VERSION } from '../signature.ts';

/** A measure of a study's own, whose score of each output was computed elsewhere. */
export interface CustomMeasure {
  readonly name: string;
  /** Which scores are better. */
  readonly direction: 'higher' | 'lower';
  /** What is written behind a figure, such as `%`; empty = nothing. */
  readonly unit: string;
  /** The loss that is accepted, and the one never to be exceeded, in the unit of the scores; without it, no vote. */
  readonly margin?: { readonly accept: number; readonly limit: number } | undefined;
}

// One for each definition: scores are found by the identity of their scorer.
const made = new WeakMap<CustomMeasure, NamedMeasure>();

/**
 * A custom measure as a study shows it beside the program's own: a system's figure is the mean of its scores, a
 * difference is taken in their own unit.
 *
 * @param measure the same object gives the same measure
 */
export function customMeasure(measure: CustomMeasure): NamedMeasure {
  const known = made.get(measure);
  if (known !== undefined) return known;
  const named = define(measure) as NamedMeasure;
  made.set(measure, named);
  return named;
}

function define({ name, direction, unit, margin }: CustomMeasure): NamedMeasure<number> {
  const scorer: Scorer<number> = {
    score: ({ scores = {} }) => (Object.hasOwn(scores, name) ? scores[name]! : null),
  };
  return {
    name,
    scorer,
    measure: 'custom',
    chosen: false,
    madeOf: 'scores',
    higherIsBetter: direction === 'higher',
    digits: digitsFor(margin?.accept),
    values: '',
    vote: margin === undefined ? null : { comparison: 'points', unit, margin: { field: null, ...margin } },
    followed: true,
    // They are stored as they were imported.
    perItem: false,
    itemFigure: (score) => score,
    corpusFigure: (scores) => meanFigure(Float64Array.from(scores)),
    signature: () => `measure:${name}|scores:imported|better:${direction}|version:${MEASURES_VERSION}`,
  };
}

/** Digits that show the accepted loss to two places: 3 for 0.01, 1 for 2. */
function digitsFor(accept: number | undefined): number {
  if (accept === undefined) return 3;
  return Math.min(8, Math.max(0, Math.ceil(-Math.log10(accept)) + 1));
}
