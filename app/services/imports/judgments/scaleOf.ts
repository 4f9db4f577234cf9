import { AppError } from '#app/core/shared/errors.ts';
import { SCALES, type Criterion } from '#app/core/studies/criteria.ts';

/** Both ends of a scale of judgments made elsewhere. */
export interface Ends {
  readonly lowest: number;
  readonly highest: number;
}

/** Ends that scales usually have, beginning at 1 and at 0. */
const FROM_ONE = [3, 5, 7, 10, 100];
const FROM_ZERO = [1, 2, 3, 4, 5, 10, 100];

/**
 * The scale that values were most likely given on: the least of the usual ones that has all of them, and where none
 * has, from the whole number below them to the one above.
 */
export function foundEnds(values: Iterable<number>): Ends {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (least >= 1) {
    const highest = FROM_ONE.find((end) => end >= most);
    if (highest !== undefined) return { lowest: 1, highest };
  }
  if (least >= 0) {
    const highest = FROM_ZERO.find((end) => end >= most);
    if (highest !== undefined) return { lowest: 0, highest };
  }
  const lowest = Math.floor(least);
  return { lowest, highest: Math.max(Math.ceil(most), lowest + 1) };
}

/** How a criterion is stored whose scale has these ends: as points from 1 where people could be asked so here. */
export function scaleWith(
  { lowest, highest }: Ends,
  whole: boolean,
): Pick<Criterion, 'scale' | 'range' | 'anchors'> {
  const scale = SCALES.find((points) => points === highest);
  if (lowest === 1 && whole && scale !== undefined) return { scale, anchors: anchorsOf(scale) };
  return {
    scale: 100,
    range: { lowest, highest, ...(!whole && { fractions: true }) },
    anchors: { en: [String(lowest), String(highest)] },
  };
}

/** Nothing is known of what the points meant: each is called by its number. */
function anchorsOf(scale: number): Criterion['anchors'] {
  const points = scale > 7 ? [1, scale] : Array.from({ length: scale }, (_, index) => index + 1);
  return { en: points.map(String) };
}

const SAID = /^\s*(.+?)\s*=\s*(-?\d+(?:\.\d+)?)\s*(?:-|–|\.\.|:)\s*(-?\d+(?:\.\d+)?)\s*$/;

/**
 * `fluency=1-5,adequacy=0-100`: the scales of criteria as they are said.
 * @throws AppError `invalid_input`
 */
export function saidScales(text: string): Map<string, Ends> {
  return new Map(
    text.split(',').map((part) => {
      const [, criterion = '', lowest, highest] = SAID.exec(part) ?? [];
      const ends = { lowest: Number(lowest), highest: Number(highest) };
      if (criterion === '' || !(ends.lowest < ends.highest))
        throw new AppError('no-scale', { said: part.trim() });
      return [criterion, ends] as const;
    }),
  );
}
