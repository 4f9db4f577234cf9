import { AppError } from '../shared/errors.ts';
import { fewestRaters, mostRaters, sizesOf, type Design } from './design.ts';
import { DRAWS, MORE_DRAWS, outcomesOf, type Outcomes } from './outcomes.ts';
import { worsened, type PlanQuestion } from './question.ts';
import { obstacleOf, remediesOf, type Obstacle, type Remedy } from './reach.ts';
import { firstReaching, powerOf, smallestDesign, WITHIN_REACH, type Fixed, type PowerAt } from './search.ts';

export interface PlanOptions extends Fixed {
  /** How surely a study is to ship an equal candidate, in (0, 1). */
  readonly power: number;
}

/** What a lead should know of a plan beside its figures. */
export type PlanWarning =
  /** Controls that cost less than three times the accepted loss gate weakly. */
  | { readonly kind: 'weak-controls'; readonly line: string; readonly d: number; readonly accept: number }
  /** Raters see less of controls than D says, which costs power. */
  | { readonly kind: 'controls-below-d'; readonly line: string; readonly d: number; readonly loss: number }
  /** The set-up makes one control an item, so that there will be fewer of them. */
  | { readonly kind: 'few-items'; readonly items: number; readonly controls: number }
  /** With so few raters or items the figures are rough. */
  | { readonly kind: 'small'; readonly items: number; readonly raters: number };

/** How large a study has to be, and how surely it then ships an equal candidate. */
export interface Plan extends Design {
  readonly blocks: number;
  readonly judgments: number;
  readonly hours: number;
  /** How often studies of this size ship an equal candidate, and how else they end. */
  readonly power: number;
  readonly outcomes: Omit<Outcomes, 'hurdles'>;
  /** Whether the power comes from distributions of estimates, or from ratings that were drawn and judged. */
  readonly method: 'closed-form' | 'simulation';
  /** The same if what is known of people and texts is off. */
  readonly powerBand: readonly [lower: number, upper: number];
  readonly curve: readonly (Design & { readonly power: number })[];
  /** Whether the power that was asked for is reached by this size. */
  readonly reachable: boolean;
  /** What stands most in the way at this size; null where nothing does. */
  readonly obstacle: Obstacle | null;
  /** What would bring it within reach; none where it is. */
  readonly remedies: readonly Remedy[];
  readonly warnings: readonly PlanWarning[];
}

/** How far off components may be that no pilot told: the band is for deviations larger and smaller by this factor. */
const OFF_BY = 1.3;

/** What a plan may use beside its question. */
export interface PlanMeans {
  /**
   * The question as it might be too, from a pilot's uncertainty: the middle nine in ten of their powers are the band.
   * Null: everything 30 % worse and better.
   */
  readonly band?: readonly PlanQuestion[] | null;
  /** How studies of a size end that is too small for the closed form. */
  readonly simulate?: (design: Design) => Plan['outcomes'];
}

/**
 * The smallest study that ships an equal candidate with the power that is asked for; where none does, or sizes are
 * fixed, how surely the largest or the fixed one does, and what would help.
 *
 * @throws AppError where fixed raters can't do the work
 */
export function planStudy(
  question: PlanQuestion,
  { power, ...fixed }: PlanOptions,
  { band = null, simulate }: PlanMeans = {},
): Plan {
  requireEnoughRaters(question, fixed);
  const powerAt = powerOf(question);
  const found = smallestDesign(question, powerAt, power, fixed, WITHIN_REACH);
  const design = found === null ? largest(question, fixed) : refined(question, found, power, fixed);
  const { hurdles: _, ...closed } = outcomesOf(question, design, null, MORE_DRAWS);
  const simulated = isSmall(design) && design.items <= MOST_SIMULATED ? simulate?.(design) : undefined;
  const outcomes = simulated ?? closed;
  const reachable = outcomes.ship >= power;
  const { blocks, judgments, hours } = sizesOf(question, design);
  return {
    ...design,
    blocks,
    judgments,
    hours,
    power: outcomes.ship,
    outcomes,
    method: simulated === undefined ? 'closed-form' : 'simulation',
    powerBand: bandOf(question, design, band),
    curve: curveOf(question, design, fixed, powerAt, outcomes.ship),
    reachable,
    obstacle: obstacleOf(question, design),
    remedies: reachable ? [] : remediesOf(question, power, fixed, design),
    warnings: warningsOf(question, design),
  };
}

function requireEnoughRaters(question: PlanQuestion, { items, raters }: Fixed): void {
  if (raters === undefined) return;
  const least = items === undefined ? Math.max(2, question.ratersPerItem) : fewestRaters(question, items);
  if (raters >= least) return;
  throw raters < Math.max(2, question.ratersPerItem)
    ? new AppError('plan-raters-too-few', { raters, each: question.ratersPerItem })
    : new AppError('plan-raters-overworked', { raters, least, most: question.mostItemsPerRater ?? 0 });
}

/** The largest size within reach, for want of one that suffices. */
function largest(question: PlanQuestion, fixed: Fixed): Design {
  const items = fixed.items ?? WITHIN_REACH.items;
  return {
    items,
    raters:
      fixed.raters ??
      Math.max(fewestRaters(question, items), Math.min(WITHIN_REACH.raters, mostRaters(question, items))),
  };
}

/** A size found with few draws, made larger by percents until many draws agree. */
function refined(question: PlanQuestion, found: Design, power: number, fixed: Fixed): Design {
  const powerAt = powerOf(question, MORE_DRAWS);
  if (fixed.items !== undefined && fixed.raters !== undefined) return found;
  const grown = (n: number): Design =>
    fixed.items === undefined
      ? { ...found, items: Math.ceil((found.items * n) / 100) }
      : { ...found, raters: Math.ceil((found.raters * n) / 100) };
  const percent = firstReaching(94, 140, (n) => powerAt(grown(n)) >= power);
  return percent === null ? found : grown(percent);
}

function bandOf(
  question: PlanQuestion,
  design: Design,
  band: readonly PlanQuestion[] | null,
): [number, number] {
  const shipsOf = (one: PlanQuestion, draws: number) => outcomesOf(one, design, null, draws).ship;
  if (band === null) {
    return [shipsOf(worsened(question, OFF_BY), DRAWS), shipsOf(worsened(question, 1 / OFF_BY), DRAWS)];
  }
  const powers = band.map((one) => shipsOf(one, DRAWS / 2)).sort((a, b) => a - b);
  const at = (share: number) => powers[Math.round(share * (powers.length - 1))]!;
  return [at(0.05), at(0.95)];
}

const CURVE_SIDE = 10;
const CURVE_LINE = 15;

/** Designs around one, in the order of raters, then items; a line where one of the two is fixed. */
function curveOf(
  question: PlanQuestion,
  design: Design,
  fixed: Fixed,
  powerAt: PowerAt,
  own: number,
): Plan['curve'] {
  const around = (middle: number, least: number, count: number) =>
    [
      ...new Set(
        Array.from({ length: count }, (_, step) =>
          // From a third to three times as much; the middle itself is among them.
          Math.max(least, Math.round(middle * 3 ** ((step - Math.floor(count / 2)) / (count / 2)))),
        ),
      ),
    ].sort((a, b) => a - b);
  const one = fixed.items !== undefined || fixed.raters !== undefined;
  const count = one ? CURVE_LINE : CURVE_SIDE;
  const leastRaters = Math.max(2, question.ratersPerItem);
  const raters = fixed.raters === undefined ? around(design.raters, leastRaters, count) : [design.raters];
  const items = fixed.items === undefined ? around(design.items, 2, count) : [design.items];
  return raters.flatMap((r) =>
    items
      .filter((i) => fewestRaters(question, i) <= r && r <= Math.max(design.raters, mostRaters(question, i)))
      .map((i) => ({
        items: i,
        raters: r,
        // The design's own power is told once, from many draws.
        power: i === design.items && r === design.raters ? own : powerAt({ items: i, raters: r }),
      })),
  );
}

/**
 * From how many raters and items on the closed form is near to simulated verdicts (docs/planning.md); below, verdicts are
 * simulated, as long as that takes little time.
 */
const [FEW_RATERS, FEW_ITEMS] = [3, 20];
const MOST_SIMULATED = 100;

/** Below so many raters or items no figure is sure, however it is computed: normal distributions are assumed. */
const [ROUGH_RATERS, ROUGH_ITEMS] = [5, 30];

/** Whether a size is too small for the closed form. */
export function isSmall({ items, raters }: Design): boolean {
  return raters < FEW_RATERS || items < FEW_ITEMS;
}

function warningsOf({ lines, controls: made }: PlanQuestion, design: Design): PlanWarning[] {
  const warnings = lines.flatMap(({ name, accept, gate }): PlanWarning[] => {
    if (gate === null) return [];
    const { d, loss } = gate;
    return [
      ...(d < 3 * accept ? [{ kind: 'weak-controls' as const, line: name, d, accept }] : []),
      ...(loss < 0.8 * d ? [{ kind: 'controls-below-d' as const, line: name, d, loss }] : []),
    ];
  });
  const controls = lines.filter(({ gate }) => gate !== null).length * made.slight + made.gross;
  if (design.items < controls) warnings.push({ kind: 'few-items', items: design.items, controls });
  if (design.raters < ROUGH_RATERS || design.items < ROUGH_ITEMS) warnings.push({ kind: 'small', ...design });
  return warnings;
}
