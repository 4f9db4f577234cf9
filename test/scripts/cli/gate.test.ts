import { expect, it } from 'vitest';
import type { Decision } from '#app/core/evidence/types.ts';
import type { Verdict } from '#app/core/evidence/verdict.ts';
import { gateOf, parseGate } from '#scripts/cli/gate.ts';
import { parseDuration } from '#scripts/cli/duration.ts';

const verdictOf = (...decisions: Decision[]) =>
  ({ candidates: decisions.map((decision) => ({ decision })) }) as unknown as Verdict;

it('fails on the verdicts that are named, each with a number of its own', () => {
  const failing = parseGate('hold, do-not-ship');
  const exits = (['ship', 'ship-with-caution', 'hold', 'do-not-ship', 'needs-people'] as const).map(
    (decision) => gateOf(verdictOf(decision), failing),
  );
  expect(exits).toEqual([null, null, 12, 13, null]);
  const all = parseGate('ship-with-caution,hold,do-not-ship,needs-people');
  expect([
    gateOf(verdictOf('ship-with-caution'), all),
    gateOf(verdictOf('needs-people'), all),
    gateOf(verdictOf('ship'), all),
  ]).toEqual([11, 14, null]);
});

it('goes by the gravest of several candidates', () => {
  const all = parseGate('ship-with-caution,hold,do-not-ship');
  expect(gateOf(verdictOf('ship', 'ship-with-caution', 'do-not-ship', 'hold'), all)).toBe(13);
  expect(gateOf(verdictOf('ship-with-caution', 'hold'), all)).toBe(12);
});

it('names what may be failed on where it is given something else', () => {
  expect(() => parseGate('hold,orange')).toThrow(
    /do-not-ship, hold, needs-people, ship-with-caution.*"orange"/,
  );
  expect(() => parseGate('')).toThrow(/not ""/);
  expect(() => parseGate('ship')).toThrow(/not "ship"/);
});

it('reads time spans', () => {
  expect(['90s', '30m', '12h', '7d'].map((text) => parseDuration(text).ms / 1000)).toEqual([
    90, 1800, 43_200, 604_800,
  ]);
  for (const text of ['', '0s', '1.5h', '10', '-1s', 'soon']) {
    expect(() => parseDuration(text)).toThrow(/like 90m/);
  }
});
