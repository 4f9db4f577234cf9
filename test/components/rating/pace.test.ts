import { expect, it } from 'vitest';
import { BREAK_AFTER_MS, BREAK_MS, breakDue, paceAfter, type Pace } from '#app/components/rating/pace.ts';

const MINUTE = 60_000;
const after = (pace: Pace | null, now: number, activeMs: number) => paceAfter(pace, { now, activeMs });

it('suggests a break after half an hour of work, however it is cut into tasks', () => {
  let pace: Pace | null = null;
  for (let task = 1; task <= 29; task++) pace = after(pace, task * MINUTE, MINUTE);
  expect(breakDue(pace)).toBe(false);
  expect(breakDue(after(pace, 30 * MINUTE, MINUTE))).toBe(true);
  expect(breakDue(after(null, 0, BREAK_AFTER_MS))).toBe(true);
  expect(breakDue(null)).toBe(false);
});

it('begins anew after a pause, and takes a long task for none', () => {
  const pace = { activeMs: 20 * MINUTE, at: 0 };
  expect(after(pace, BREAK_MS + MINUTE, MINUTE).activeMs).toBe(MINUTE);
  expect(after(pace, 10 * MINUTE, 9 * MINUTE).activeMs).toBe(29 * MINUTE);
});
