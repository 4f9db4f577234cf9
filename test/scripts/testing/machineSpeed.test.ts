import { expect, it } from 'vitest';
import { machineSlowness, scaled, slownessOf } from '#scripts/testing/machineSpeed.ts';

it('is measured once and passed on', () => {
  const environment: Record<string, string | undefined> = {};
  const slowness = machineSlowness(environment);
  expect(slowness).toBeGreaterThanOrEqual(1);
  expect(machineSlowness({ ...environment })).toBe(slowness);
  expect(machineSlowness({ EVENHAND_TEST_SLOWNESS: '3.5' })).toBe(3.5);
});

it('never shortens a limit, and keeps it one', () => {
  expect(slownessOf(1)).toBe(1);
  expect(slownessOf(64)).toBeCloseTo(2, 12);
  expect(slownessOf(1e9)).toBe(20);
  expect(scaled(1000)).toBeGreaterThanOrEqual(1000);
});
