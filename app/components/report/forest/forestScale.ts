import { scaleLinear } from '@visx/scale';
import type { EvidenceLine } from '#app/core/reports/report.ts';

type Margins = Pick<EvidenceLine, 'accept' | 'limit'>;

/** Where the three lines that all rows share stand, in units of loss. */
export const TICKS = { limit: -2, accept: -1, zero: 0 } as const;

/** Beyond these a row ends in an arrow, so that one extreme row does not flatten the others. */
const MOST_LEFT = -7;
const MOST_RIGHT = 4;
const LEAST: readonly [number, number] = [-2.7, 1.3];

/**
 * A difference in units in which every row's accepted loss is −1 and its limit −2, so that rows with different
 * units share one picture. Piecewise linear and increasing: by the accepted loss down to −accept, by
 * limit − accept beyond it (by accept where the two are the same, with nothing between −1 and −2).
 */
export function inLossUnits(difference: number, { accept, limit }: Margins): number {
  if (difference >= -accept) return difference / accept;
  const span = limit - accept;
  if (span <= 0) return TICKS.limit - (-difference - limit) / accept;
  return TICKS.accept - (-difference - accept) / span;
}

/** The stretch of loss units that a plot of these rows shows. */
export function forestDomain(lines: readonly EvidenceLine[]): [number, number] {
  const ends = lines.flatMap((line) =>
    [line.lower, line.upper, line.estimate].flatMap((value) =>
      value === null ? [] : [inLossUnits(value, line)],
    ),
  );
  const left = Math.min(LEAST[0], ...ends) - 0.2;
  const right = Math.max(LEAST[1], ...ends) + 0.2;
  return [Math.max(MOST_LEFT, left), Math.min(MOST_RIGHT, right)];
}

/** A row's places as percentages of the plot's width, and whether its interval goes on beyond the picture. */
export interface RowPlaces {
  readonly from: number;
  readonly to: number;
  readonly estimate: number;
  readonly beyondLeft: boolean;
  readonly beyondRight: boolean;
}

/** Percentages of the plot's width for loss units. */
export function forestScale(domain: readonly [number, number]): (units: number) => number {
  return scaleLinear<number>({ domain: [...domain], range: [0, 100], clamp: true });
}

/** Where a row is drawn; null without an interval. */
export function rowPlaces(line: EvidenceLine, domain: readonly [number, number]): RowPlaces | null {
  const { estimate, lower, upper } = line;
  if (estimate === null || lower === null || upper === null) return null;
  const scale = forestScale(domain);
  const [from, to] = [inLossUnits(lower, line), inLossUnits(upper, line)];
  return {
    from: scale(from),
    to: scale(to),
    estimate: scale(inLossUnits(estimate, line)),
    beyondLeft: from < domain[0],
    beyondRight: to > domain[1],
  };
}
