import type { Advice, Hurdle } from '../evidence/advice.ts';
import { normalQuantile } from '../statistics/distributions.ts';
import type { RuledStudy } from '../verdict/judging/settings.ts';
import type { VerdictTables } from '../verdict/judging/tables.ts';
import { sizesOf } from './design.ts';
import { outcomesOf, type Effects, type Outcomes } from './outcomes.ts';
import { pilotOf } from './pilot.ts';
import { controlsOf } from './planFor.ts';
import { planQuestion, type PlanQuestion } from './question.ts';
import { remembered, smallestDesign, WITHIN_REACH } from './search.ts';

/** How surely the study that is advised decides, ship or do not ship. */
const SETTLES = 0.8;
/** What is aimed at where it can be had, as estimates that held a study flatter themselves. */
const AIM = 0.85;

/** A line of a verdict as far as it tells what a further study may find. */
export interface FoundLine {
  readonly name: string;
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly level: number;
}

/**
 * What would settle a candidate's hold: the smallest further study of the same kind, with other items and raters, that
 * decides with 80 %. What the candidate truly is lies around this study's estimates as far as they are uncertain, and
 * raters, texts and controls are as this study found them. All lines and the gate are asked together, as the verdict
 * asks them.
 *
 * @param lines of the candidate's verdict
 * @returns null where this study tells too little: a line of people has no interval
 */
export function toSettle(
  study: RuledStudy,
  tables: VerdictTables,
  lines: readonly FoundLine[],
): Advice | null {
  const { components, samples } = pilotOf(study, tables);
  const controls = controlsOf(study);
  const question = planQuestion(study, components, controls);
  const maybe = samples
    .filter((_, index) => index % EVERY_SAMPLE === 0)
    .map((sample) => planQuestion(study, sample, controls));
  if (question.lines.length === 0) return null;
  if (!question.lines.some(({ gate }) => gate !== null)) return { kind: 'controls' };
  const effects = effectsOf(question, lines, maybe.length);
  if (effects === null) return null;
  const outcomesAt = remembered((design) =>
    averageOf(maybe.map((one, index) => outcomesOf(one, design, effects[index]!, DRAWS_EACH))),
  );
  const reaching = (share: number) =>
    smallestDesign(question, (design) => 1 - outcomesAt(design).hold, share, {}, WITHIN_REACH);
  const found = reaching(AIM) ?? reaching(SETTLES);
  const design = found ?? WITHIN_REACH;
  const outcomes = outcomesAt(design);
  const settled = {
    items: design.items,
    raters: design.raters,
    settles: 1 - outcomes.hold,
    ships: outcomes.ship + outcomes.withCaution,
    doesNotShip: outcomes.doNotShip,
  };
  if (found === null) return { kind: 'unreachable', ...settled, hurdle: worstOf(question, outcomes) };
  const { judgments, hours } = sizesOf(question, design);
  return { kind: 'size', ...settled, judgments, hours };
}

/** Of the components as they may be too, every so-manieth is looked at, with so many draws. */
const EVERY_SAMPLE = 5;
const DRAWS_EACH = 250;

function averageOf(outcomes: readonly Outcomes[]): Outcomes {
  const mean = (of: (one: Outcomes) => number) =>
    outcomes.reduce((sum, one) => sum + of(one), 0) / outcomes.length;
  const means = (of: (one: Outcomes) => readonly number[]) =>
    of(outcomes[0]!).map((_, index) => mean((one) => of(one)[index]!));
  return {
    ship: mean(({ ship }) => ship),
    withCaution: mean(({ withCaution }) => withCaution),
    hold: mean(({ hold }) => hold),
    doNotShip: mean(({ doNotShip }) => doNotShip),
    hurdles: {
      lines: means(({ hurdles }) => hurdles.lines),
      seen: means(({ hurdles }) => hurdles.seen),
      retained: means(({ hurdles }) => hurdles.retained),
      severe: mean(({ hurdles }) => hurdles.severe),
    },
  };
}

/**
 * What the candidate may truly be, by line of the question. Criteria are drawn towards each other as far as they may
 * differ by chance alone: the worst of several estimates is worse than its truth. How far criteria truly differ isn't
 * known from a few of them, so each of `count` answers takes another part of what it may be (a normal hierarchy with a
 * flat prior of its deviation; Gelman 2006).
 *
 * @returns null where a line has no interval
 */
function effectsOf(question: PlanQuestion, lines: readonly FoundLine[], count: number): Effects[] | null {
  const known: { range: number; isCriterion: boolean; mean: number; variance: number }[] = [];
  for (const { name, range, kind } of question.lines) {
    const line = lines.find((one) => one.name === name);
    if (line === undefined || line.estimate === null || line.lower === null || line.upper === null)
      return null;
    const deviation = (line.upper - line.lower) / 2 / normalQuantile((1 + line.level) / 2);
    const variance = (deviation / range) ** 2;
    known.push({ range, isCriterion: kind === 'criterion', mean: line.estimate / range, variance });
  }
  const criteria = known.filter(({ isCriterion }) => isCriterion);
  const k = Math.max(1, criteria.length);
  const average = (of: (line: (typeof known)[number]) => number) =>
    criteria.reduce((sum, line) => sum + of(line), 0) / k;
  const mean = average((line) => line.mean);
  const rho = question.correlation;
  /** What chance alone makes of the variance among criteria, and what there is, k − 1 times. */
  const chance = average((line) => line.variance) * (1 - rho);
  const squares = criteria.reduce((sum, line) => sum + (line.mean - mean) ** 2, 0);
  const shared = rho + (1 - rho) / k;
  return trueDeviations(chance, squares, k, count).map((deviation): Effects => {
    /** The share of criteria's differences that is no chance. */
    const real = k < 2 || chance === 0 ? 1 : deviation ** 2 / (deviation ** 2 + chance);
    const factor = shared + real * (1 - shared);
    return {
      means: known.map(
        (line) => line.range * (line.isCriterion ? mean + real * (line.mean - mean) : line.mean),
      ),
      deviations: known.map(
        (line) => line.range * Math.sqrt(line.variance * (line.isCriterion ? factor : 1)),
      ),
      together: shared / factor,
    };
  });
}

/** The most by which criteria are thought to differ truly, as a standard deviation in shares of the range. */
const MOST_APART = 0.15;
const STEPS = 60;

/** Even parts of what the deviation of criteria's truths may be. */
function trueDeviations(chance: number, squares: number, k: number, count: number): number[] {
  const steps = Array.from({ length: STEPS }, (_, step) => ((step + 0.5) / STEPS) * MOST_APART);
  const weights = steps.map((deviation) => {
    const variance = Math.max(1e-12, chance + deviation ** 2);
    return Math.exp(-squares / (2 * variance)) / variance ** ((k - 1) / 2);
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return Array.from({ length: count }, (_, part) => {
    let left = ((part + 0.5) / count) * sum;
    return steps[weights.findIndex((weight) => (left -= weight) <= 0)] ?? MOST_APART;
  });
}

/** The part of the gate that stands in the way; null where it is rather the lines: the loss is near what is accepted. */
function worstOf({ lines }: PlanQuestion, { hurdles }: Outcomes): Hurdle | null {
  const gates = lines.flatMap(({ name, gate }, index) =>
    gate === null
      ? []
      : [
          { kind: 'not-seen' as const, line: name, share: hurdles.seen[index]! },
          { kind: 'not-retained' as const, line: name, share: hurdles.retained[index]! },
        ],
  );
  const [worst] = gates.sort((a, b) => a.share - b.share);
  return worst === undefined || worst.share > FAR_BELOW * Math.min(...hurdles.lines) ? null : worst;
}

/** The gate is to blame where it lets far fewer through than the lines themselves. */
const FAR_BELOW = 0.75;
