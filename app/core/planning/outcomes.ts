import { crossedPrecision } from '../statistics/crossedInterval.ts';
import type { ClusterVariance } from '../statistics/crossedVariance.ts';
import { normalCdf } from '../statistics/distributions.ts';
import { retentionLevel } from '../verdict/judging/gate.ts';
import { tCriticals } from './criticalValues.ts';
import { sizesOf, type Design, type Sizes } from './design.ts';
import { meanSquare, normalDraws } from './draws.ts';
import type { Parts, PlannedGate, PlannedLine, PlanQuestion } from './question.ts';
import { outcomeOf, severeOutcomes, type SevereOutcome } from './severe.ts';

/**
 * What a candidate truly is, by line, in the line's unit: it is drawn anew for each study around a mean, lines going
 * together.
 */
export interface Effects {
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  /** How far lines go together, as a correlation of what is drawn. */
  readonly together: number;
}

/** How often each part of the rule lets a study through, each by itself: what stands in the way. */
export interface Hurdles {
  /** By line: its interval passes, or keeps its limit as a guardrail. */
  readonly lines: readonly number[];
  /** By line that is gated: the control's loss is seen, and retained. 1 for others. */
  readonly seen: readonly number[];
  readonly retained: readonly number[];
  readonly severe: number;
}

/** How often studies of a size end in each way. */
export interface Outcomes {
  readonly ship: number;
  readonly withCaution: number;
  readonly hold: number;
  readonly doNotShip: number;
  readonly hurdles: Hurdles;
}

/**
 * Simulated studies for each of many designs, and for the one that is returned: a share of 80 % has a Monte Carlo
 * standard error of 1.3 and 0.6 points. As all designs have the same luck, they differ by less.
 */
export const DRAWS = 1000;
export const MORE_DRAWS = 4000;

/** Deviates that a line takes for itself, and those that all share. */
const OWN = 11;
const SHARED = 5;

/**
 * How often a study of this size ends in each way. For each of many simulated studies the estimates and the sums of
 * squares from which the verdict makes its intervals are drawn from their distributions (normal and χ², correlated among
 * lines), intervals are made by the verdict's own `crossedPrecision`, and the steps of its rule are taken. Ratings
 * themselves are not drawn, which makes it fast; where that is too coarse `simulateVerdicts` draws them.
 *
 * @param effects absent for a candidate that is equal
 */
export function outcomesOf(
  question: PlanQuestion,
  design: Design,
  effects: Effects | null = null,
  count = DRAWS,
): Outcomes {
  const { lines, correlation, severe } = question;
  const sizes = sizesOf(question, design);
  // What the candidate truly is has a deviate that lines share, behind all others.
  const usual = SHARED + OWN * Math.max(1, lines.length);
  const { values, columns } = normalDraws(count, effects === null ? usual : usual + 1);
  const judges = lines.map((line) => lineJudge(line, question, design, sizes));
  const severeOf =
    severe === null || lines.every((line) => line.severe === null)
      ? null
      : severeOutcomes(question, severe, design.items, sizes, effects?.means);
  // With nothing that gates the verdict is hold.
  const gated = lines.some(({ gate }) => gate !== null);
  const [own, shared] = [Math.sqrt(1 - correlation), Math.sqrt(correlation)];
  const truthShared = Math.sqrt(effects?.together ?? 0);
  const truthOwn = Math.sqrt(1 - truthShared ** 2);
  // Squares of correlated values have the squared correlation.
  const [ownSquare, sharedSquare] = [Math.sqrt(1 - correlation ** 2), correlation];
  const tally = { ship: 0, withCaution: 0, hold: 0, doNotShip: 0 };
  const passed = lines.map(() => 0);
  const seen = lines.map(() => 0);
  const retained = lines.map(() => 0);
  let severeKept = 0;
  for (let k = 0; k < count; k++) {
    const at = k * columns;
    const severeOutcome: SevereOutcome =
      severeOf === null ? 'kept' : severeOf(normalCdf(values[at + 3]!), normalCdf(values[at + 4]!));
    if (severeOutcome === 'kept') severeKept++;
    let fails = severeOutcome === 'fails';
    let holds = severeOutcome === 'hold' || !gated;
    let doubts = severeOutcome === 'doubt';
    for (let index = 0; index < judges.length; index++) {
      const from = at + SHARED + index * OWN;
      const effect =
        effects === null
          ? 0
          : effects.means[index]! +
            effects.deviations[index]! *
              (truthShared * values[at + usual]! + truthOwn * values[from + OWN - 1]!);
      const found = judges[index]!(
        effect,
        shared * values[at]! + own * values[from]!,
        sharedSquare * values[at + 1]! + ownSquare * values[from + 1]!,
        sharedSquare * values[at + 2]! + ownSquare * values[from + 2]!,
        values,
        from + 3,
      );
      if ((found & LINE) === KEPT) passed[index]!++;
      if ((found & LINE) === FAILS) fails = true;
      if ((found & LINE) === HOLDS) holds = true;
      if ((found & LINE) === DOUBT) doubts = true;
      if ((found & NOT_SEEN) === 0) seen[index]!++;
      else holds = true;
      if ((found & NOT_RETAINED) === 0) retained[index]!++;
      else holds = true;
    }
    if (fails) tally.doNotShip++;
    else if (holds) tally.hold++;
    else if (doubts) tally.withCaution++;
    else tally.ship++;
  }
  const shares = (counts: readonly number[]) => counts.map((times) => times / count);
  return {
    ship: tally.ship / count,
    withCaution: tally.withCaution / count,
    hold: tally.hold / count,
    doNotShip: tally.doNotShip / count,
    hurdles: {
      lines: shares(passed),
      seen: shares(seen),
      retained: shares(retained),
      severe: severeKept / count,
    },
  };
}

const [KEPT, DOUBT, HOLDS, FAILS, LINE] = [0, 1, 2, 3, 3];
const [NOT_SEEN, NOT_RETAINED] = [4, 8];
const CODE = { kept: KEPT, doubt: DOUBT, hold: HOLDS, fails: FAILS } as const;

type LineJudge = (
  effect: number,
  estimate: number,
  ofItems: number,
  ofRaters: number,
  values: Float64Array,
  from: number,
) => number;

/** Expected pieces of the crossed variance of a mean, and the clusters that they come from. */
interface Pieces {
  readonly parts: Parts;
  readonly observations: number;
  readonly itemShares: number;
  readonly raterShares: number;
  /** Variance of the mean. */
  readonly variance: number;
  readonly gross: { readonly items: number; readonly raters: number };
  readonly df: { readonly items: number; readonly raters: number };
}

function piecesOf(parts: Parts, observations: number, itemShares: number, raterShares: number): Pieces {
  const { items, raters, residual } = parts;
  return {
    parts,
    observations,
    itemShares,
    raterShares,
    variance: items * itemShares + raters * raterShares + residual / observations,
    gross: {
      items: items * itemShares + (raters + residual) / observations,
      raters: raters * raterShares + (items + residual) / observations,
    },
    df: { items: Math.max(1, 1 / itemShares - 1), raters: Math.max(1, 1 / raterShares - 1) },
  };
}

/** Clusters whose squares are drawn: reused, as millions are made. */
type Drawn = { -readonly [K in keyof ClusterVariance]: ClusterVariance[K] };
const drawn = (df: number): Drawn => ({
  gross: 0,
  net: 0,
  netDegreesOfFreedom: df,
  withinDegreesOfFreedom: df,
});

function lineJudge(line: PlannedLine, question: PlanQuestion, design: Design, sizes: Sizes): LineJudge {
  const critical = tCriticals(question.level);
  const pieces = piecesOf(line.parts, sizes.blocks, sizes.itemShares, sizes.raterShares);
  const { parts, observations, gross, df } = pieces;
  const deviation = Math.sqrt(pieces.variance);
  const [byItem, byRater] = [drawn(df.items), drawn(df.raters)];
  const most = design.items + design.raters - 2;
  const gateJudge = line.gate === null ? null : judgeOfGate(line.gate, pieces, question, design, sizes);
  return (effect, estimateDeviate, ofItems, ofRaters, values, from) => {
    const estimate = effect + deviation * estimateDeviate;
    const [squaresOfItems, squaresOfRaters] = [
      meanSquare(df.items, ofItems),
      meanSquare(df.raters, ofRaters),
    ];
    const byCell =
      (parts.items * squaresOfItems + parts.raters * squaresOfRaters + parts.residual) / observations;
    byItem.gross = gross.items * squaresOfItems;
    byRater.gross = gross.raters * squaresOfRaters;
    byItem.net = Math.max(0, byItem.gross - byCell);
    byRater.net = Math.max(0, byRater.gross - byCell);
    const { variance, degreesOfFreedom } = crossedPrecision(byItem, byRater, byCell, most);
    const reach = critical(degreesOfFreedom) * Math.sqrt(variance);
    const [lower, upper] = [estimate - reach, estimate + reach];
    const code =
      line.role === 'guardrail'
        ? CODE[outcomeOf({ estimate, lower, upper }, line)]
        : upper < -line.accept
          ? FAILS
          : lower > -line.accept
            ? KEPT
            : HOLDS;
    return gateJudge === null ? code : code | gateJudge(estimate, ofItems, ofRaters, byCell, values, from);
  };
}

type GateJudge = (
  estimate: number,
  ofItems: number,
  ofRaters: number,
  byCell: number,
  values: Float64Array,
  from: number,
) => number;

/** Makers of a criterion's slight controls: each one's own estimate has to be below 0. */
const MAKERS = 2;

/** One-sided 10 %, at which readings after the source are found to show more than those before. */
const ORDER_DEVIATE = 1.2816;

function judgeOfGate(
  gate: PlannedGate,
  lost: Pieces,
  question: PlanQuestion,
  design: Design,
  sizes: Sizes,
): GateJudge {
  const { theta, loss, controls } = gate;
  const readings = controls * sizes.readingsPerText;
  const ratersRead = Math.min(design.raters, readings);
  const raterShares = 1 / ratersRead;
  const all = piecesOf(gate.parts, readings, 1 / controls, raterShares);
  const half = piecesOf(gate.parts, readings / 2, 1 / controls, raterShares);
  const seenCritical = tCriticals(question.level);
  const keptCritical = tCriticals(retentionLevel(question.level));
  const spread = Math.sqrt(all.parts.residual / readings);
  const makers = Math.sqrt((all.parts.items / controls) * (MAKERS - 1) + all.parts.residual / readings);
  const most = design.items + design.raters - 2;
  const judges = [all, half].map((own) => {
    const ofItem = drawn(Math.max(1, controls - 1));
    const ofRater = drawn(all.df.raters);
    const together = {
      items: joined(
        lost.gross.items,
        lost.df.items,
        theta ** 2 * own.gross.items,
        Math.min(own.df.items, lost.df.items),
      ),
      raters: joined(lost.gross.raters, lost.df.raters, theta ** 2 * own.gross.raters, own.df.raters),
    };
    const cellOfControls = (own.parts.items + own.parts.raters + own.parts.residual) / own.observations;
    const [byItem, byRater] = [drawn(lost.df.items), drawn(lost.df.raters)];
    const mostOfControls = controls + ratersRead - 2;
    return (
      difference: number,
      controlMean: number,
      ofItems: number,
      ofRaters: number,
      byCell: number,
      values: Float64Array,
      from: number,
    ): number => {
      ofItem.gross = own.gross.items * meanSquare(own.df.items, values[from + 3]!);
      ofRater.gross = own.gross.raters * meanSquare(own.df.raters, values[from + 4]!);
      ofItem.net = Math.max(0, ofItem.gross - cellOfControls);
      ofRater.net = Math.max(0, ofRater.gross - cellOfControls);
      const seen = crossedPrecision(ofItem, ofRater, cellOfControls, mostOfControls);
      const upper = controlMean + seenCritical(seen.degreesOfFreedom) * Math.sqrt(seen.variance);
      const notSeen = upper >= 0 || controlMean + makers * Math.abs(values[from + 2]!) >= 0 ? NOT_SEEN : 0;

      const cells = byCell + theta ** 2 * cellOfControls;
      byItem.gross = together.items.gross * together.items.draw(ofItems, values[from + 5]!);
      byRater.gross = together.raters.gross * together.raters.draw(ofRaters, values[from + 6]!);
      byItem.net = Math.max(0, byItem.gross - cells);
      byRater.net = Math.max(0, byRater.gross - cells);
      const kept = crossedPrecision(byItem, byRater, cells, most);
      const lower =
        difference - theta * controlMean - keptCritical(kept.degreesOfFreedom) * Math.sqrt(kept.variance);
      return notSeen | (lower > 0 ? 0 : NOT_RETAINED);
    };
  });
  const [withAll, withHalf] = judges as [(typeof judges)[number], (typeof judges)[number]];
  const deviation = Math.sqrt(all.variance);
  return (estimate, ofItems, ofRaters, byCell, values, from) => {
    const mean = -loss + deviation * values[from]!;
    const order = values[from + 1]!;
    // Readings after the source show more by chance: only those before it count.
    return order > ORDER_DEVIATE
      ? withHalf(estimate, mean + spread * order, ofItems, ofRaters, byCell, values, from)
      : withAll(estimate, mean, ofItems, ofRaters, byCell, values, from);
  };
}

/**
 * The squares of clusters in which two independent parts add up: their sum, and how to draw it from the deviate of the
 * first part and one of its own.
 */
function joined(first: number, firstDf: number, second: number, secondDf: number) {
  const gross = first + second;
  const df = gross ** 2 / ((first ** 2 + 2 * first * second) / firstDf + second ** 2 / secondDf);
  const correlation = Math.min(1, (first / gross) * Math.sqrt(df / firstDf));
  const rest = Math.sqrt(1 - correlation ** 2);
  return {
    gross,
    draw: (ofFirst: number, own: number) => meanSquare(df, correlation * ofFirst + rest * own),
  };
}
