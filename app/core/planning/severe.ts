import type { Margin } from '../studies/margins.ts';
import { normalCdf } from '../statistics/distributions.ts';
import { entryOf } from '../shared/entryOf.ts';
import { severeLosses } from '../verdict/judging/severeLosses.ts';
import type { Sizes } from './design.ts';
import type { PlannedLine, PlanQuestion } from './question.ts';

/** How the guardrail against severe losses comes out. */
export type SevereOutcome = 'kept' | 'doubt' | 'hold' | 'fails';

/**
 * How the guardrail comes out, from two uniform deviates: the counts of items that lose and gain so much, each binomial
 * with the share that a normal distribution of item means has beyond there, are judged as the verdict does. Of several
 * kinds of tasks each has its own share, as if they were independent.
 *
 * @param effects mean candidate − baseline by line, in its unit
 */
export function severeOutcomes(
  question: PlanQuestion,
  margin: Margin,
  items: number,
  sizes: Sizes,
  effects: readonly number[] = [],
): (ofLosses: number, ofGains: number) => SevereOutcome {
  const byKind = new Map<string, SevereTerm[]>();
  for (const [index, line] of question.lines.entries()) {
    const { severe, range, parts } = line;
    if (severe === null) continue;
    const term = { from: severe.from, range, parts, effect: effects[index] ?? 0 };
    entryOf(byKind, severe.kind, () => []).push(term);
  }
  const shares = [...byKind.values()].map((terms) => severeShares(terms, question, sizes));
  const losses = binomial(items, shares.map(({ lost }) => lost).reduce(either));
  const gains = binomial(items, shares.map(({ gained }) => gained).reduce(either));
  const known = new Map<number, SevereOutcome>();
  return (ofLosses, ofGains) => {
    const [lost, gained] = [losses(ofLosses), gains(ofGains)];
    const key = lost * (items + 1) + gained;
    const before = known.get(key);
    if (before !== undefined) return before;
    const line = severeLosses({ losses: lost, gains: Math.min(gained, items - lost), items }, question.level);
    const outcome = outcomeOf(line, margin);
    known.set(key, outcome);
    return outcome;
  };
}

/** A line of a kind of task to which some drop is severe. */
interface SevereTerm extends Pick<PlannedLine, 'range' | 'parts'> {
  readonly from: number;
  readonly effect: number;
}

/** The shares of items whose mean over a kind's lines, of which there is one at least, falls and rises so far. */
function severeShares(
  terms: readonly SevereTerm[],
  { correlation }: PlanQuestion,
  { readingsPerText: readings }: Sizes,
): { lost: number; gained: number } {
  const count = terms.length;
  const { from, parts, range } = terms[0]!;
  const together = (1 + (count - 1) * correlation) / count;
  const variance = (parts.items + (parts.raters + parts.residual) / readings) * together;
  // Means of whole points go in steps; half of one belongs to the border.
  const border = from * range - 0.5 / (readings * count);
  const effect = terms.reduce((sum, term) => sum + (term.effect * range) / term.range, 0) / count;
  const deviation = Math.sqrt(variance);
  return {
    lost: normalCdf((-border - effect) / deviation),
    gained: normalCdf((-border + effect) / deviation),
  };
}

/** That one of two independent things happens, or both. */
function either(one: number, other: number): number {
  return one + other - one * other;
}

/** How a guardrail's interval comes out: the states of the verdict that differ for it. */
export function outcomeOf(
  { estimate, lower, upper }: { estimate: number; lower: number; upper: number },
  { accept, limit }: Margin,
): SevereOutcome {
  if (upper < -accept) return 'fails';
  if (lower > -accept || lower > -limit) return 'kept';
  return estimate > -accept ? 'doubt' : 'hold';
}

/** The quantile function of a binomial distribution. */
function binomial(n: number, p: number): (uniform: number) => number {
  const cumulative: number[] = [];
  let term = (1 - p) ** n;
  if (term === 0) {
    // So many that the first terms vanish: the counts are as good as their mean.
    return () => Math.round(n * p);
  }
  let sum = 0;
  for (let k = 0; k <= n && sum < 1 - 1e-9; k++) {
    sum += term;
    cumulative.push(sum);
    term *= ((n - k) / (k + 1)) * (p / (1 - p));
  }
  return (uniform) => {
    const place = cumulative.findIndex((value) => uniform <= value);
    return place === -1 ? cumulative.length : place;
  };
}
