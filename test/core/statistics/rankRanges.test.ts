import { describe, expect, it } from 'vitest';
import { rankRanges } from '#app/core/statistics/rankRanges.ts';

const pair = (first: number, second: number, estimate: number, p: number | null) => ({
  first,
  second,
  estimate,
  p,
});

describe('rankRanges', () => {
  it('leaves every rank possible where nothing is told apart', () => {
    const { ranges } = rankRanges(
      [2, 0, 1],
      [pair(0, 1, 0.1, 0.4), pair(0, 2, -0.1, 0.5), pair(1, 2, -0.2, 0.2)],
      0.05,
    );
    expect(ranges).toEqual([0, 1, 2].map(() => ({ best: 1, worst: 3, cluster: 1 })));
  });

  it('counts who is surely above and below, and ends a cluster where all above are better than all below', () => {
    // 0 and 1 alike, both better than 2.
    const { ranges, adjusted } = rankRanges(
      [0, 1, 2],
      [pair(0, 1, 0.1, 0.4), pair(0, 2, 0.5, 0.001), pair(1, 2, 0.4, 0.002)],
      0.05,
    );
    expect(ranges).toEqual([
      { best: 1, worst: 2, cluster: 1 },
      { best: 1, worst: 2, cluster: 1 },
      { best: 3, worst: 3, cluster: 2 },
    ]);
    expect(adjusted).toEqual([0.4, 0.003, 0.004]);
  });

  it('draws no line through a chain, though its ends differ', () => {
    const { ranges } = rankRanges(
      [0, 1, 2],
      [pair(0, 1, 0.2, 0.3), pair(0, 2, 0.5, 0.001), pair(1, 2, 0.3, 0.3)],
      0.05,
    );
    expect(ranges.map(({ cluster }) => cluster)).toEqual([1, 1, 1]);
    expect(ranges[0]).toEqual({ best: 1, worst: 2, cluster: 1 });
    expect(ranges[2]).toEqual({ best: 2, worst: 3, cluster: 1 });
  });

  it('corrects by Holm: what a single test would find alone may be lost among several', () => {
    const several = [pair(0, 1, 0.3, 0.03), pair(0, 2, 0.1, 0.5), pair(1, 2, -0.1, 0.5)];
    expect(rankRanges([0, 2, 1], several, 0.05).ranges[0]!.worst).toBe(3);
    expect(rankRanges([0, 1], [pair(0, 1, 0.3, 0.03)], 0.05).ranges[0]!.worst).toBe(1);
  });

  it('leaves out what could not be tested', () => {
    const { ranges, adjusted } = rankRanges([0, 1], [pair(0, 1, 0.3, null)], 0.05);
    expect(adjusted).toEqual([null]);
    expect(ranges[1]).toEqual({ best: 1, worst: 2, cluster: 1 });
  });
});
