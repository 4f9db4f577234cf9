import { describe, expect, it } from 'vitest';
import { answersAlike } from '#app/core/quality/setAside/constantAnswers.ts';
import {
  failsGrossControls,
  placeAmongOwn,
  ratioOfChoice,
  ratioOfPlace,
} from '#app/core/quality/setAside/grossControls.ts';
import { isImpossiblyFast } from '#app/core/quality/setAside/pace.ts';
import { createRandom } from '#app/core/shared/random.ts';

describe('the place of a gross control among own ratings', () => {
  const own = [5, 4, 4, 3, 5];

  it('counts what is worse, and what is as bad by half', () => {
    expect(placeAmongOwn(4, own)).toBeCloseTo((1 + 2 / 2) / 5, 12);
    expect(placeAmongOwn(2, own)).toBe(0);
    expect(placeAmongOwn(5, [5, 5, 5, 5, 5])).toBe(0.5);
  });

  it('is low at the lowest point, below which nobody can go', () => {
    expect(placeAmongOwn(1, [1, 1, 1, 1, 1])).toBe(0.1);
  });

  it('is not told by a handful', () => {
    expect(placeAmongOwn(1, [5, 4, 4, 3])).toBeNull();
  });
});

describe('the test on gross controls', () => {
  const asideShare = (place: (random: ReturnType<typeof createRandom>) => number, controls: number) => {
    const random = createRandom('gross');
    const runs = 2000;
    const failing = Array.from({ length: runs }, () =>
      failsGrossControls(Array.from({ length: controls }, () => ratioOfPlace(place(random)))),
    ).filter(Boolean).length;
    return failing / runs;
  };

  it('is a likelihood ratio: on places as attentive raters give them it is 1 in the mean', () => {
    const n = 100_000;
    let sum = 0;
    for (let k = 0; k < n; k++) {
      const [u, steepness] = [(k + 0.5) / n, 12];
      sum += ratioOfPlace(-Math.log1p(u * Math.expm1(-steepness)) / steepness) / n;
    }
    expect(sum).toBeCloseTo(1, 1);
    const [attentive, careless] = [
      [0.93, 0.04, 0.03],
      [0.45, 0.1, 0.45],
    ] as const;
    (['source', 'tie', 'control'] as const).forEach((choice, k) =>
      expect(ratioOfChoice(choice)).toBeCloseTo(careless[k]! / attentive[k]!, 12),
    );
  });

  it('sets aside hardly anybody who sees the damage, and nearly everybody who answers at random', () => {
    const seeing = asideShare((random) => Math.min(1, -Math.log(1 - random.next()) / 12), 40);
    expect(seeing).toBeLessThanOrEqual(0.01);
    expect(asideShare((random) => random.next(), 6)).toBeGreaterThan(0.9);
  });

  it('sets aside after two answers that are neither better nor worse than usual', () => {
    expect(failsGrossControls([ratioOfPlace(0.5)])).toBe(false);
    expect(failsGrossControls([ratioOfPlace(0.5), ratioOfPlace(0.5)])).toBe(true);
  });

  it('does not take back what was found', () => {
    const fails = [ratioOfPlace(0.5), ratioOfPlace(0.5)];
    expect(failsGrossControls([...fails, ...Array.from({ length: 20 }, () => ratioOfPlace(0))])).toBe(true);
  });
});

describe('constant answers', () => {
  const times = (n: number, answer: string, gross = false) =>
    Array.from({ length: n }, () => ({ answer, gross }));

  it('are those that gross controls change nothing about', () => {
    expect(answersAlike([...times(19, '4'), ...times(1, '4', true)])).toBe(true);
    expect(answersAlike([...times(39, '4'), ...times(1, '4', true), ...times(2, '3')])).toBe(true);
    expect(answersAlike([...times(39, '5'), ...times(1, '1', true)])).toBe(false);
    expect(answersAlike([...times(18, '4'), ...times(1, '4', true)])).toBe(false);
    expect(answersAlike([...times(27, '4'), ...times(1, '4', true), ...times(2, '3')])).toBe(false);
  });

  it('need more tasks, and no exception, where no gross control was met', () => {
    expect(answersAlike(times(39, '5'))).toBe(false);
    expect(answersAlike(times(40, '5'))).toBe(true);
    expect(answersAlike([...times(60, '5'), ...times(1, '4')])).toBe(false);
  });
});

describe('pace', () => {
  const tasks = (ms: number, n = 20) => Array.from({ length: n }, () => ms);

  it('is impossible below a second, or a tenth of what others take', () => {
    expect(isImpossiblyFast(tasks(900), null)).toBe(true);
    expect(isImpossiblyFast(tasks(1100), 9000)).toBe(false);
    expect(isImpossiblyFast(tasks(1100), 12_000)).toBe(true);
    expect(isImpossiblyFast(tasks(900, 19), 12_000)).toBe(false);
  });

  it('is possible where half of the tasks took time', () => {
    expect(isImpossiblyFast([...tasks(500, 10), ...tasks(5000, 10)], 8000)).toBe(false);
  });
});
