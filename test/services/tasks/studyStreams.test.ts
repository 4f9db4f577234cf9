import { describe, expect, it } from 'vitest';
import { studyStreams } from '#app/services/tasks/studyStreams.ts';

const take = (key: string, purpose: string, count = 20) => {
  const draws = studyStreams(key)(purpose);
  return Array.from({ length: count }, () => draws.integer(2 ** 32));
};

describe('studyStreams', () => {
  it('gives the same for the same key and purpose, and another for any other', () => {
    expect(take('key', 'side/1')).toEqual(take('key', 'side/1'));
    expect(take('key', 'side/1')).not.toEqual(take('key', 'side/2'));
    expect(take('key', 'side/1')).not.toEqual(take('other', 'side/1'));
    expect(new Set(take('key', 'long', 1000)).size).toBeGreaterThan(990);
  });

  it('is even', () => {
    const draws = studyStreams('key')('coins');
    const heads = Array.from({ length: 40_000 }, () => draws.integer(2)).reduce((sum, one) => sum + one, 0);
    expect(Math.abs(heads - 20_000)).toBeLessThan(500);
  });
});
