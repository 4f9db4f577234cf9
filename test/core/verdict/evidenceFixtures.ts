import type { Evidence } from '#app/core/evidence/evidence.ts';
import { evidenceState, floorState } from '#app/core/evidence/evidenceState.ts';
import type { AgreementGate, EvidenceLine, LineState, SensitivityGate } from '#app/core/evidence/types.ts';

/** An interval that lies in the given state against 0.3 / 0.5. */
const INTERVALS: Record<LineState, readonly [number, number] | null> = {
  green: [-0.1, 0.2],
  yellow: [-0.2, -0.1],
  inconclusive: [-0.4, 0.1],
  orange: [-0.48, -0.35],
  red: [-0.9, -0.6],
  missing: null,
};

export function lineIn(state: LineState, overrides: Partial<EvidenceLine> = {}): EvidenceLine {
  return lineAt(INTERVALS[state], overrides);
}

export function lineAt(
  interval: readonly [number, number] | null,
  overrides: Partial<EvidenceLine> = {},
): EvidenceLine {
  const [lower, upper] = interval ?? [null, null];
  return {
    kind: 'criterion',
    name: 'fluency',
    unit: 'points',
    accept: 0.3,
    limit: 0.5,
    estimate: interval === null ? null : (interval[0] + interval[1]) / 2,
    lower,
    upper,
    level: 0.95,
    state: evidenceState(lower, upper, 0.3, 0.5),
    votes: true,
    n: { items: 50, raters: 5, judgments: 150 },
    baselineValue: 4,
    candidateValue: 3.9,
    ...overrides,
  };
}

export const preferenceIn = (state: LineState) =>
  lineIn(state, { kind: 'preference', name: 'preference', unit: 'share' });

export const measureIn = (state: LineState, name = 'bleu', overrides: Partial<EvidenceLine> = {}) =>
  lineIn(state, {
    kind: 'measure',
    name,
    unit: 'BLEU',
    n: { items: 50, raters: 0, judgments: 0 },
    ...overrides,
  });

export function floorAt(name: string, interval: readonly [number, number], floor: number): EvidenceLine {
  return lineAt(interval, {
    kind: 'floor',
    name,
    accept: floor,
    limit: floor,
    state: floorState(interval[0], interval[1], floor, 'atLeast'),
    n: { items: 50, raters: name === 'meanRating' ? 5 : 0, judgments: name === 'meanRating' ? 150 : 0 },
  });
}

export function sensitivity(passed = true, judgments = 30): SensitivityGate {
  return {
    criterion: 'fluency',
    estimate: -2,
    lower: -2.5,
    upper: passed ? -1.5 : -0.2,
    limit: 0.5,
    passed,
    n: { items: 10, raters: 3, judgments },
  };
}

export function agreement(passed = true): AgreementGate {
  return {
    criterion: 'fluency',
    alpha: passed ? 0.5 : 0.1,
    alphaLower: passed ? 0.3 : -0.1,
    alphaUpper: 0.6,
    ac2: 0.5,
    ac2Lower: 0.4,
    ac2Upper: 0.6,
    alphaWithoutControls: 0.2,
    ac2WithoutControls: 0.5,
    passed,
    n: { items: 50, raters: 5, judgments: 300 },
  };
}

/** Evidence on which everything passes, but for what is overridden. */
export function evidenceOf(overrides: Partial<Evidence> = {}): Evidence {
  return {
    system: 'new',
    closed: true,
    lines: [lineIn('green'), preferenceIn('green'), measureIn('green')],
    sensitivity: [sensitivity()],
    agreement: [agreement()],
    settlements: new Map(),
    ...overrides,
  };
}
