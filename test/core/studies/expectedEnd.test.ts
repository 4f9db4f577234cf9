import { describe, expect, it } from 'vitest';
import { expectedEnd } from '#app/core/studies/expectedEnd.ts';

const now = new Date('2026-03-10T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const end = (given: Partial<Parameters<typeof expectedEnd>[0]>) =>
  expectedEnd({ missing: 100, lastDay: 0, lastWeek: 0, openedAt: hoursAgo(1000), now, ...given });

describe('when a study is expected to end', () => {
  it('goes by the last day, as wide as chance makes it', () => {
    // A hundred within a day, give or take twenty, and a hundred are missing.
    expect(end({ lastDay: 100, lastWeek: 700 })).toEqual({
      kind: 'expected',
      from: '2026-03-11T08:00:00.000Z',
      to: '2026-03-11T18:00:00.000Z',
      readings: 100,
      hours: 24,
    });
  });

  it('goes by the last week where the day had few', () => {
    expect(end({ lastDay: 19, lastWeek: 100 })).toMatchObject({ readings: 100, hours: 168 });
  });

  it('counts no time before it opened', () => {
    expect(end({ lastDay: 100, lastWeek: 100, openedAt: hoursAgo(4) })).toMatchObject({ hours: 4 });
  });

  it('says nothing of few readings, or of the first hour', () => {
    expect(end({ lastDay: 3, lastWeek: 19 })).toEqual({ kind: 'unknown', readings: 19, needed: 20 });
    expect(end({ lastDay: 200, lastWeek: 200, openedAt: hoursAgo(0.5) }).kind).toBe('unknown');
    expect(end({ lastDay: 0, lastWeek: 0, openedAt: null }).kind).toBe('unknown');
  });

  it('is over where nothing is missing', () => {
    expect(end({ missing: 0 })).toEqual({ kind: 'complete' });
  });
});
