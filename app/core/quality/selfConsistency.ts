/** A rater's two answers to the same question of the same task. */
export interface RepeatedAnswer {
  readonly rater: string;
  /** Likert: the ratings on a criterion of `scale` points. Pairwise: `a`, `b` or `tie`, by slot. */
  readonly first: number | string;
  readonly second: number | string;
  /** Null for a preference. */
  readonly scale: number | null;
}

export interface SelfConsistency {
  /** Questions answered twice. */
  readonly answers: number;
  /** Share of them answered the same way. */
  readonly same: number;
  /** Mean absolute difference of the ratings, as a share of the scale's range; null without ratings. */
  readonly meanDifference: number | null;
}

/** How alike each rater answers what they are asked twice, by rater; raters without a repeat are absent. */
export function selfConsistency(answers: readonly RepeatedAnswer[]): Map<string, SelfConsistency> {
  const byRater = new Map<string, RepeatedAnswer[]>();
  for (const answer of answers) byRater.set(answer.rater, [...(byRater.get(answer.rater) ?? []), answer]);
  return new Map([...byRater].map(([rater, own]) => [rater, consistencyOf(own)]));
}

function consistencyOf(answers: readonly RepeatedAnswer[]): SelfConsistency {
  const same = answers.filter(({ first, second }) => first === second).length / answers.length;
  const differences = answers.flatMap(({ first, second, scale }) =>
    scale === null || scale < 2 ? [] : [Math.abs(Number(first) - Number(second)) / (scale - 1)],
  );
  const sum = differences.reduce((total, difference) => total + difference, 0);
  const meanDifference = differences.length === 0 ? null : sum / differences.length;
  return { answers: answers.length, same, meanDifference };
}
