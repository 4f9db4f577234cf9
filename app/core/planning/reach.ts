import type { Design } from './design.ts';
import { outcomesOf } from './outcomes.ts';
import type { PlannedLine, PlanQuestion } from './question.ts';
import { BEYOND_REACH, firstReaching, powerOf, smallestDesign, WITHIN_REACH, type Fixed } from './search.ts';

/** What most often keeps studies of a size from shipping an equal candidate. */
export type Obstacle =
  /** No line that must pass has enough slight controls, so the verdict is always hold. */
  | { readonly kind: 'nothing-gates' }
  /** A line's interval is too wide for its margin; `share` of the studies pass it. */
  | { readonly kind: 'line'; readonly line: string; readonly share: number }
  | { readonly kind: 'not-seen'; readonly line: string; readonly share: number }
  | { readonly kind: 'not-retained'; readonly line: string; readonly share: number }
  | { readonly kind: 'severe-losses'; readonly share: number };

/** What would bring the power within reach, each by itself. */
export type Remedy =
  /** An accepted loss of so much on criteria, as share of the scale's range; the limit with it in proportion. */
  | { readonly kind: 'margins'; readonly accept: number }
  /** So many criteria that must pass, the others being guardrails. */
  | { readonly kind: 'fewer-criteria'; readonly mustPass: number }
  /** A size, where raters or items are fixed or the usual reach is left. */
  | { readonly kind: 'size'; readonly items: number; readonly raters: number }
  /** So many slight controls of each criterion. */
  | { readonly kind: 'controls'; readonly slight: number };

/** The part of the rule that lets the fewest studies of this size through; null where all let all through. */
export function obstacleOf(question: PlanQuestion, design: Design): Obstacle | null {
  if (!question.lines.some(({ gate }) => gate !== null)) return { kind: 'nothing-gates' };
  const { hurdles } = outcomesOf(question, design);
  const found: Exclude<Obstacle, { kind: 'nothing-gates' }>[] = question.lines.flatMap(({ name }, index) => [
    { kind: 'line' as const, line: name, share: hurdles.lines[index]! },
    { kind: 'not-seen' as const, line: name, share: hurdles.seen[index]! },
    { kind: 'not-retained' as const, line: name, share: hurdles.retained[index]! },
  ]);
  found.push({ kind: 'severe-losses', share: hurdles.severe });
  const [worst] = found.sort((a, b) => a.share - b.share);
  return worst === undefined || worst.share === 1 ? null : worst;
}

const MORE_CONTROLS = [30, 40, 60, 100];

/**
 * What would bring `power` within reach.
 *
 * @param design the size that falls short
 */
export function remediesOf(question: PlanQuestion, power: number, fixed: Fixed, design: Design): Remedy[] {
  if (!question.lines.some(({ gate }) => gate !== null)) return [];
  const reaches = (changed: PlanQuestion) => outcomesOf(changed, design).ship >= power;
  const remedies: Remedy[] = [];
  const size = sizeThatReaches(question, power, fixed);
  if (size !== null) remedies.push({ kind: 'size', ...size });
  const criteria = question.lines.filter(({ kind }) => kind === 'criterion');
  const factor = firstReaching(101, 1000, (n) => reaches(withMargins(question, n / 100)));
  if (factor !== null && criteria.length > 0) {
    remedies.push({ kind: 'margins', accept: (factor / 100) * (criteria[0]!.accept / criteria[0]!.range) });
  }
  const mustPass = criteria.filter(({ role }) => role === 'must-pass').length;
  for (let count = mustPass - 1; count >= 1; count--) {
    if (!reaches(withMustPass(question, count))) continue;
    remedies.push({ kind: 'fewer-criteria', mustPass: count });
    break;
  }
  const slight = MORE_CONTROLS.find(
    (n) => n > question.controls.slight && reaches(withControls(question, n)),
  );
  if (slight !== undefined) remedies.push({ kind: 'controls', slight });
  return remedies;
}

/** The size that it would take: what is fixed is left fixed as far as that can be. */
function sizeThatReaches(question: PlanQuestion, power: number, fixed: Fixed): Design | null {
  const powerAt = powerOf(question);
  const both = fixed.items !== undefined && fixed.raters !== undefined;
  const freed: readonly Fixed[] = both
    ? [{ items: fixed.items }, { raters: fixed.raters }, {}]
    : fixed.items !== undefined || fixed.raters !== undefined
      ? [{}]
      : [];
  for (const kept of freed) {
    const design = smallestDesign(question, powerAt, power, kept, WITHIN_REACH);
    if (design !== null) return design;
  }
  return smallestDesign(question, powerAt, power, {}, BEYOND_REACH);
}

/** Criteria with margins `factor` times as wide; θ grows with the accepted loss as far as it may. */
function withMargins(question: PlanQuestion, factor: number): PlanQuestion {
  const widened = (line: PlannedLine): PlannedLine =>
    line.kind !== 'criterion'
      ? line
      : {
          ...line,
          accept: line.accept * factor,
          limit: line.limit * factor,
          gate: line.gate && {
            ...line.gate,
            theta: Math.min(question.mostTheta, (line.accept * factor) / line.gate.d),
          },
        };
  return { ...question, lines: question.lines.map(widened) };
}

function withMustPass(question: PlanQuestion, count: number): PlanQuestion {
  let left = count;
  return {
    ...question,
    lines: question.lines.map((line) => {
      if (line.kind !== 'criterion' || line.role !== 'must-pass' || left-- > 0) return line;
      return { ...line, role: 'guardrail', gate: null };
    }),
  };
}

function withControls(question: PlanQuestion, slight: number): PlanQuestion {
  return {
    ...question,
    controls: { ...question.controls, slight },
    lines: question.lines.map((line) => ({ ...line, gate: line.gate && { ...line.gate, controls: slight } })),
  };
}
