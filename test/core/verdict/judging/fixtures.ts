import { evidenceState } from '#app/core/evidence/evidenceState.ts';
import type { LineState } from '#app/core/evidence/types.ts';
import type { RuleEvidence } from '#app/core/verdict/judging/decide.ts';
import type { SensitivityGate } from '#app/core/verdict/judging/gate.ts';
import type { RuleLine } from '#app/core/verdict/judging/lines.ts';

/** An interval in the state against 0.3 / 0.5. */
const INTERVALS: Record<LineState, readonly [number, number] | null> = {
  green: [-0.1, 0.2],
  yellow: [-0.2, -0.1],
  inconclusive: [-0.4, 0.1],
  orange: [-0.48, -0.35],
  red: [-0.9, -0.6],
  missing: null,
};

export function lineAt(
  interval: readonly [number, number] | null,
  changes: Partial<RuleLine> = {},
): RuleLine {
  const [lower, upper] = interval ?? [null, null];
  return {
    kind: 'criterion',
    name: 'fluency',
    role: 'must-pass',
    unit: 'points',
    accept: 0.3,
    limit: 0.5,
    estimate: interval === null ? null : (interval[0] + interval[1]) / 2,
    lower,
    upper,
    level: 0.95,
    state: evidenceState(lower, upper, 0.3, 0.5),
    n: { items: 50, raters: 5, judgments: 150 },
    notes: [],
    ...changes,
  };
}

export const lineIn = (state: LineState, changes: Partial<RuleLine> = {}) =>
  lineAt(INTERVALS[state], changes);

export const guardrail = (interval: readonly [number, number] | null, changes: Partial<RuleLine> = {}) =>
  lineAt(interval, { kind: 'preference', name: 'preference', role: 'guardrail', unit: 'share', ...changes });

export const voter = (state: LineState, changes: Partial<RuleLine> = {}) =>
  lineIn(state, {
    kind: 'measure',
    name: 'bleu',
    role: 'voter',
    unit: 'BLEU',
    n: { items: 50, raters: 0, judgments: 0 },
    ...changes,
  });

export function gateOn(criterion: string, changes: Partial<SensitivityGate> = {}): SensitivityGate {
  return {
    criterion,
    maker: 'one',
    dose: 'slight',
    controls: 20,
    gates: true,
    order: 'any',
    seen: { estimate: -1, lower: -1.3, upper: -0.7, n: 60 },
    makers: [{ maker: 'one', estimate: -1, n: 60 }],
    retained: { theta: 0.25, d: 1.2, estimate: 0.3, lower: 0.1, upper: 0.5, level: 0.9 },
    passed: true,
    fault: null,
    ...changes,
  };
}

export function evidenceOf(lines: readonly RuleLine[], changes: Partial<RuleEvidence> = {}): RuleEvidence {
  return {
    lines,
    sensitivity: lines.filter(({ kind }) => kind === 'criterion').map(({ name }) => gateOn(name)),
    agreement: [],
    asideShare: 0,
    tipped: null,
    ...changes,
  };
}
