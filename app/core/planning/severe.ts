import type { Margin } from '../studies/margins.ts';
import { normalCdf } from '../statistics/distributions.ts';
import { SEVERE, severeLossesOf } from '../verdict/judging/severeLosses.ts';
import type { Sizes } from './design.ts';
import type { PlanQuestion } from './question.ts';

/** How the guardrail against severe losses comes out. */
export type SevereOutcome = 'kept' | 'doubt' | 'hold' | 'fails';

/**
 * How the guardrail comes out, from two uniform deviates: the counts of items that lose and gain half the range, each
 * binomial with the share that a normal distribution of item means has beyond there, are judged as the verdict does.
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
  const criteria = question.lines.filter(({ kind }) => kind === 'criterion');
  const count = criteria.length;
  const { parts, range } = criteria[0]!;
  const readings = sizes.readingsPerText;
  const together = (1 + (count - 1) * question.correlation) / count;
  const variance = (parts.items + (parts.raters + parts.residual) / readings) * together;
  // Means of whole points go in steps; half of one belongs to the border.
  const border = SEVERE * range - 0.5 / (readings * count);
  const effect =
    question.lines.reduce(
      (sum, line, index) =>
        line.kind === 'criterion' ? sum + ((effects[index] ?? 0) * range) / line.range : sum,
      0,
    ) / count;
  const deviation = Math.sqrt(variance);
  const losses = binomial(items, normalCdf((-border - effect) / deviation));
  const gains = binomial(items, normalCdf((-border + effect) / deviation));
  const known = new Map<number, SevereOutcome>();
  return (ofLosses, ofGains) => {
    const [lost, gained] = [losses(ofLosses), gains(ofGains)];
    const key = lost * (items + 1) + gained;
    const before = known.get(key);
    if (before !== undefined) return before;
    const line = severeLossesOf(lost, Math.min(gained, items - lost), items, question.level);
    const outcome = outcomeOf(line, margin);
    known.set(key, outcome);
    return outcome;
  };
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
