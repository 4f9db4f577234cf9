import { describe, expect, it } from 'vitest';
import { createRandom } from '#app/core/shared/random.ts';

describe('createRandom', () => {
  it('gives the same stream for the same seed, and another for another, 0 included', () => {
    const draw = (seed: number | string) => Array.from({ length: 5 }, createRandom(seed).next);
    expect(draw(0)).toEqual(draw(0));
    expect(draw(0)).not.toEqual(draw(1));
    expect(draw('')).not.toEqual(draw(0));
  });

  it('is uniform: every face of a die within five standard errors', () => {
    const random = createRandom('die');
    const faces = new Array<number>(6).fill(0);
    const n = 60_000;
    for (let i = 0; i < n; i++) faces[random.integer(6)]!++;
    const standardError = Math.sqrt(n * (1 / 6) * (5 / 6));
    for (const count of faces) expect(Math.abs(count - n / 6)).toBeLessThan(5 * standardError);
  });

  it('draws many integers at once as one after the other', () => {
    for (const bound of [1, 2, 6, 1000, 65_536, 1_000_003, 2 ** 30, 2 ** 31 - 1, 2 ** 31]) {
      const [single, many] = [createRandom(bound), createRandom(bound)];
      const expected = Array.from({ length: 3000 }, () => single.integer(bound));
      expect([...many.integers(1000, bound), ...many.integers(2000, bound)]).toEqual(expected);
      expect(many.next()).toBe(single.next());
    }
    expect(() => createRandom(1).integers(1, 2 ** 32)).toThrow(RangeError);
  });

  it('draws normal deviates with mean 0 and variance 1', () => {
    const random = createRandom(7);
    const values = Array.from({ length: 40_000 }, () => random.normal());
    const mean = values.reduce((a, b) => a + b) / values.length;
    const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.025);
    expect(Math.abs(variance - 1)).toBeLessThan(0.04);
  });

  it('forks streams that do not depend on how much the parent was used', () => {
    const a = createRandom(1);
    const b = createRandom(1);
    b.next();
    expect(a.fork('items').next()).toBe(b.fork('items').next());
    expect(a.fork('items').next()).not.toBe(a.fork('raters').next());
  });

  it('shuffles without losing anything', () => {
    const values = Array.from({ length: 50 }, (_, i) => i);
    const shuffled = createRandom(3).shuffle(values);
    expect(shuffled).not.toEqual(values);
    expect(shuffled.toSorted((x, y) => x - y)).toEqual(values);
  });
});
