import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ActiveClock, IDLE_CAP_MS } from '#app/components/rating/activeClock.ts';

describe('ActiveClock', () => {
  it('counts the time between signs of life', () => {
    const clock = new ActiveClock(1000);
    clock.touch(5000);
    clock.touch(9000);
    expect(clock.read(10_000)).toBe(9000);
  });

  it('caps an idle gap, also the one that is running', () => {
    const clock = new ActiveClock(0);
    clock.touch(1000);
    clock.touch(600_000);
    expect(clock.read(600_000)).toBe(1000 + IDLE_CAP_MS);
    expect(clock.read(9_999_999)).toBe(1000 + 2 * IDLE_CAP_MS);
  });

  it('does not count while the page is hidden', () => {
    const clock = new ActiveClock(0);
    clock.hide(2000);
    expect(clock.read(20_000)).toBe(2000);
    clock.show(20_000);
    expect(clock.read(21_000)).toBe(3000);
  });

  it('adds the time of a draft', () => {
    const clock = new ActiveClock(0);
    clock.add(40_000);
    expect(clock.read(500)).toBe(40_500);
  });

  it('never counts more than has passed, nor less than nothing', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.constantFrom('touch', 'hide', 'show'), fc.integer({ min: -1000, max: 100_000 })),
        ),
        (events) => {
          const clock = new ActiveClock(0);
          let now = 0;
          let passed = 0;
          for (const [act, step] of events) {
            now += step;
            passed += Math.max(step, 0);
            clock[act as 'touch' | 'hide' | 'show'](now);
          }
          const active = clock.read(now);
          expect(active).toBeGreaterThanOrEqual(0);
          expect(active).toBeLessThanOrEqual(passed);
        },
      ),
    );
  });
});
