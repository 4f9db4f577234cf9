import { describe, expect, it } from 'vitest';
import { createAttemptLimit } from '#app/auth/attemptLimit.server.ts';

describe('createAttemptLimit', () => {
  it('allows so many in a window and says how long to wait', () => {
    const limit = createAttemptLimit({ most: 2, windowMs: 60_000, mostKeys: 10 });
    expect([0, 1, 2, 30_000].map((now) => limit.attempt('a', now))).toEqual([0, 0, 60, 30]);
    expect(limit.attempt('b', 30_000)).toBe(0);
    expect(limit.attempt('a', 60_000)).toBe(0);
  });

  it('forgets a key when told to', () => {
    const limit = createAttemptLimit({ most: 1, windowMs: 60_000, mostKeys: 10 });
    limit.attempt('a', 0);
    limit.forget('a');
    expect(limit.attempt('a', 0)).toBe(0);
    expect(limit.attempt('a', 0)).toBe(60);
  });

  it('remembers a bounded number of keys and lets the oldest go', () => {
    const limit = createAttemptLimit({ most: 1, windowMs: 60_000, mostKeys: 2 });
    for (const key of ['a', 'b', 'c']) limit.attempt(key, 0);
    expect(limit.attempt('c', 1)).toBeGreaterThan(0);
    expect(limit.attempt('b', 1)).toBeGreaterThan(0);
    expect(limit.attempt('a', 1)).toBe(0);
  });
});
