import { describe, expect, it } from 'vitest';
import { createRandom } from '#app/core/shared/random.ts';
import { normalQuantile } from '#app/core/statistics/distributions.ts';
import { boundaryPValues, spentError } from '#app/core/statistics/groupSequential.ts';

const bounds = (information: readonly number[], error: number) =>
  boundaryPValues(
    information,
    information.map((fraction) => spentError(fraction, error)),
  ).map((p) => -normalQuantile(p));

describe('boundaries of looks at growing data', () => {
  // Reboussin, DeMets, Kim & Lan 2000, Controlled Clinical Trials 21: 190–207, and gsDesign's sfLDOF, one-sided 0.025.
  it.each([
    [
      [0.5, 1],
      [2.9626, 1.9686],
    ],
    [
      [0.25, 0.5, 0.75, 1],
      [4.3326, 2.9631, 2.359, 2.0141],
    ],
    [
      [0.2, 0.4, 0.6, 0.8, 1],
      [4.8769, 3.3569, 2.6803, 2.2898, 2.031],
    ],
  ])('at %j are those that are published', (information, published) => {
    bounds(information, 0.025).forEach((bound, k) => expect(bound).toBeCloseTo(published[k]!, 3));
  });

  it('are those of a single test where there is one', () => {
    expect(boundaryPValues([1], [0.025])).toEqual([expect.closeTo(0.025, 12)]);
    expect(spentError(1, 0.025)).toBe(0.025);
    expect(spentError(1.2, 0.025)).toBe(0.025);
  });

  it('keep the error at looks that nobody planned, by a random walk that knows nothing of them', () => {
    const random = createRandom('walks');
    const information = [0.31, 0.33, 0.72, 0.9, 1];
    const own = bounds(information, 0.05);
    const walks = 40_000;
    let crossed = 0;
    for (let walk = 0; walk < walks; walk++) {
      let [sum, at, over] = [0, 0, false];
      for (const [k, to] of information.entries()) {
        sum += Math.sqrt(to - at) * random.normal();
        at = to;
        over ||= sum / Math.sqrt(to) > own[k]!;
      }
      if (over) crossed++;
    }
    // Four standard errors of 40,000 walks.
    expect(Math.abs(crossed / walks - 0.05)).toBeLessThan(0.0044);
  });

  it('at data that have not grown spend what is left of the same tail', () => {
    const [first, second] = boundaryPValues([0.5, 0.5], [0.001, 0.025]);
    expect(first).toBeCloseTo(0.001, 9);
    expect(second).toBeCloseTo(0.025, 4);
  });

  it('without error to spend decide as good as never', () => {
    const [, second, third] = boundaryPValues([0.5, 0.6, 1], [0.01, 0.01, 0.025]);
    expect(second).toBeLessThan(1e-11);
    expect(third).toBeGreaterThan(0.015);
  });
});
