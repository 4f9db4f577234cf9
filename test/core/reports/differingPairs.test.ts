import { describe, expect, it } from 'vitest';
import { likenessOf, mostDiffering, MOST_PAIRS } from '#app/core/reports/differingPairs.ts';

describe('likenessOf', () => {
  it('is 100 for the same text and 0 for texts that share nothing', () => {
    expect(likenessOf('A small red lamp.', 'A small red lamp.')).toBe(100);
    expect(likenessOf('aaaa', 'bbbb')).toBe(0);
    expect(likenessOf('', 'lamp')).toBe(0);
    expect(likenessOf(' ', '')).toBe(100);
  });

  it('is the same whichever text comes first, in any script', () => {
    const [long, short] = ['红色的小台灯，适合放在床头。', '红色的小台灯。'];
    expect(likenessOf(long, short)).toBe(likenessOf(short, long));
    expect(likenessOf(long, short)).toBeGreaterThan(likenessOf(long, '电热水壶容量两升。'));
  });
});

describe('mostDiffering', () => {
  const pair = (item: number, candidate: string) => ({ item, baseline: 'A small red lamp.', candidate });

  it('keeps the most different, over pages, and leaves out what is the same', () => {
    const first = mostDiffering([], [pair(1, 'A small red lamp!'), pair(2, 'A small red lamp.')]);
    expect(first.map(({ item }) => item)).toEqual([1]);
    const second = mostDiffering(first, [pair(3, 'Something else, quite.'), pair(4, 'A small blue lamp.')]);
    expect(second.map(({ item }) => item)).toEqual([3, 4, 1]);
  });

  it('keeps twenty, the first items among those that differ as much', () => {
    const many = Array.from({ length: 30 }, (_, item) => pair(item, 'xyz'));
    const kept = mostDiffering(mostDiffering([], many.slice(10)), many.slice(0, 10));
    expect(kept).toHaveLength(MOST_PAIRS);
    expect(kept.map(({ item }) => item)).toEqual(Array.from({ length: 20 }, (_, item) => item));
  });
});
