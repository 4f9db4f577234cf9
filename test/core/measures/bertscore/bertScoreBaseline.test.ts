import { describe, expect, it } from 'vitest';
import { parseBertScoreBaseline } from '#app/core/measures/bertscore/bertScoreBaseline.ts';

const file = 'LAYER,P,R,F\r\n0,0.1,0.2,0.3\r\n1,0.4,0.5,1\r\n2,0.4,,0.5\n';

describe('a baseline file', () => {
  it('gives the line of a layer, with commas or tabs', () => {
    const expected = { precision: 0.1, recall: 0.2, f1: 0.3 };
    expect(parseBertScoreBaseline(file, 0, 'b.tsv')).toEqual(expected);
    expect(parseBertScoreBaseline(file.replaceAll(',', '\t'), 0, 'b.tsv')).toEqual(expected);
  });

  it('must have that line, with numbers below 1', () => {
    expect(() => parseBertScoreBaseline(file, 3, 'b.tsv')).toThrow(
      'b.tsv has no line for layer 3; it has 0, 1, 2.',
    );
    expect(() => parseBertScoreBaseline('', 3, 'b.tsv')).toThrow(
      /none that begins with the number of a layer/,
    );
    expect(() => parseBertScoreBaseline(file, 1, 'b.tsv')).toThrow(/layer 1: "1,0.4,0.5,1" must hold/);
    expect(() => parseBertScoreBaseline(file, 2, 'b.tsv')).toThrow(/layer 2: .* must hold/);
  });
});
