import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceState, floorState } from '#app/core/evidence/evidenceState.ts';
import { verdictLevel } from '#app/core/verdict/level.ts';

describe('evidenceState', () => {
  it.each([
    [-0.9, -0.51, 'red'],
    [-0.9, -0.5, 'orange'],
    [-0.9, -0.31, 'orange'],
    [-0.9, -0.3, 'inconclusive'],
    [-0.3, 0.2, 'inconclusive'],
    [-0.9, 0.9, 'inconclusive'],
    [-0.29, -0.01, 'yellow'],
    [-0.29, 0, 'green'],
    [0.1, 0.4, 'green'],
  ] as const)('[%d, %d] against 0.3 / 0.5 is %s', (lower, upper, state) => {
    expect(evidenceState(lower, upper, 0.3, 0.5)).toBe(state);
  });

  it('is missing without an interval', () => {
    expect(evidenceState(null, null, 0.3, 0.5)).toBe('missing');
  });

  it('has no orange where accept and limit are the same', () => {
    expect(evidenceState(-1, -0.31, 0.3, 0.3)).toBe('red');
  });

  it('never gets worse when the interval is raised', () => {
    const order = ['red', 'orange', 'inconclusive', 'yellow', 'green'];
    const number = fc.double({ min: -2, max: 2, noNaN: true });
    const positive = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        number,
        positive,
        positive,
        positive,
        positive,
        positive,
        (lower, width, up, up2, accept, more) => {
          const before = evidenceState(lower, lower + width, accept, accept + more);
          const raised = lower + up;
          const after = evidenceState(raised, Math.max(raised, lower + width + up2), accept, accept + more);
          // Yellow and green both pass; a raised lower bound alone can't turn either into a failure.
          const rank = (state: string) => Math.min(order.indexOf(state), 3);
          return rank(after) >= rank(before);
        },
      ),
    );
  });
});

describe('floorState', () => {
  it.each([
    ['atLeast', 3.5, 3.99, 'red'],
    ['atLeast', 3.5, 4, 'inconclusive'],
    ['atLeast', 4, 4.5, 'green'],
    ['atMost', 4.1, 5, 'red'],
    ['atMost', 3, 4, 'green'],
    ['atMost', 3, 4.1, 'inconclusive'],
  ] as const)('%s 4: [%d, %d] is %s', (direction, lower, upper, state) => {
    expect(floorState(lower, upper, 4, direction)).toBe(state);
  });

  it('is missing without an interval', () => {
    expect(floorState(null, null, 4, 'atLeast')).toBe('missing');
  });
});

describe('verdictLevel', () => {
  it('shares 5 % among candidates and looks', () => {
    expect(verdictLevel(1)).toBeCloseTo(0.95, 12);
    expect(verdictLevel(2)).toBeCloseTo(0.975, 12);
    expect(verdictLevel(2, { dividedBy: 5 })).toBeCloseTo(0.995, 12);
  });
});
