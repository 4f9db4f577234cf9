import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bitsPerByte,
  perplexity,
  sumTextCosts,
  textCost,
} from '#app/core/measures/perplexity/logProbabilities.ts';

const third = Math.log(1 / 3);

describe('perplexity', () => {
  it('is the number of equally likely choices', () => {
    expect(perplexity(textCost([third, third]))).toBeCloseTo(3, 12);
    expect(perplexity(textCost([0]))).toBe(1);
  });

  it('weighs documents by their tokens', () => {
    const costs = [textCost([Math.log(1 / 2)]), textCost([Math.log(1 / 8), Math.log(1 / 8)])];
    expect(perplexity(sumTextCosts(costs))).toBeCloseTo(2 ** (7 / 3), 12);
    expect(perplexity(sumTextCosts(costs, [1, 1]))).toBeCloseTo(8, 12);
  });

  it('is undefined without tokens and beyond float64', () => {
    expect(perplexity(textCost([]))).toBeNull();
    expect(perplexity(textCost([-1000]))).toBeNull();
  });

  it('of a corpus is that of its texts joined', () => {
    const document = fc.array(fc.double({ min: -20, max: 0, noNaN: true }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(document, { minLength: 1, maxLength: 5 }), (documents) => {
        const joined = perplexity(textCost(documents.flat()))!;
        const summed = perplexity(sumTextCosts(documents.map((values) => textCost(values))))!;
        expect(Math.abs(summed / joined - 1)).toBeLessThan(1e-12);
      }),
    );
  });
});

describe('bits per byte', () => {
  it('counts UTF-8 bytes', () => {
    expect(bitsPerByte(textCost([-6 * Math.LN2], '中文'))).toBeCloseTo(1, 12);
    expect(bitsPerByte(textCost([-4 * Math.LN2], '😀'))).toBeCloseTo(1, 12);
    expect(Object.is(bitsPerByte(textCost([0], 'a')), 0)).toBe(true);
  });

  it('is undefined for an empty text', () => {
    expect(bitsPerByte(textCost([-1], ''))).toBeNull();
  });
});

it('refuses what is no log-probability', () => {
  expect(() => textCost([-1, 0.5])).toThrow(/Token 1 has the log-probability 0.5/);
  expect(() => textCost([Number.NEGATIVE_INFINITY])).toThrow(/finite/);
});
