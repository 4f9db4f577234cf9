import { describe, expect, it } from 'vitest';
import { krippendorffAlpha } from '#app/core/agreement/krippendorffAlpha.ts';
import { FLUENCY } from '#app/core/studies/criteria.ts';
import { agreementOf } from '#app/core/kinds/likert/analysis/agreementOf.ts';
import { agreementGate, sensitivityGate } from '#app/core/kinds/likert/analysis/gates.ts';
import { BASELINE, simulateStudy } from '../../verdict/simulatedStudy.ts';

const TRUTH = { items: 60, raters: 8, ratersPerItem: 3, effects: { new: 0 }, controlItems: 24 };
const OPTIONS = { alpha: 0.4, ac2: 0.6, level: 0.95, samples: 100, seed: 'seed' };
const SYSTEMS = { baseline: BASELINE, candidate: 'new' };

describe('the gate of sensitivity', () => {
  it('passes where controls lie wholly below −limit', () => {
    const gate = sensitivityGate(simulateStudy(TRUTH), FLUENCY, BASELINE, 0.5, 0.95);
    expect(gate.passed).toBe(true);
    expect(gate.upper!).toBeLessThan(-0.5);
    expect(gate.n.raters).toBeGreaterThan(2);
  });

  it('fails for careless raters, and for a limit that controls do not exceed', () => {
    expect(
      sensitivityGate(simulateStudy({ ...TRUTH, careless: 8 }), FLUENCY, BASELINE, 0.5, 0.95).passed,
    ).toBe(false);
    expect(sensitivityGate(simulateStudy(TRUTH), FLUENCY, BASELINE, 3, 0.95).passed).toBe(false);
  });

  it('fails without controls, and says so', () => {
    const gate = sensitivityGate(simulateStudy({ ...TRUTH, controlItems: 0 }), FLUENCY, BASELINE, 0.5, 0.95);
    expect(gate).toMatchObject({ passed: false, estimate: null, n: { judgments: 0 } });
    expect(gate.note).toContain('No control');
  });
});

describe('the gate of agreement', () => {
  it('passes for raters who measure the same thing and fails for random answers', () => {
    expect(agreementGate(simulateStudy(TRUTH), FLUENCY, SYSTEMS, OPTIONS).passed).toBe(true);
    expect(agreementGate(simulateStudy({ ...TRUTH, careless: 8 }), FLUENCY, SYSTEMS, OPTIONS).passed).toBe(
      false,
    );
  });

  it('asks for α above 0 and one of two thresholds', () => {
    const data = simulateStudy(TRUTH);
    expect(agreementGate(data, FLUENCY, SYSTEMS, { ...OPTIONS, alpha: 0.99, ac2: 0.99 }).passed).toBe(false);
    expect(agreementGate(data, FLUENCY, SYSTEMS, { ...OPTIONS, alpha: 0.99, ac2: 0.1 }).passed).toBe(true);
    expect(agreementGate(data, FLUENCY, SYSTEMS, { ...OPTIONS, alpha: 0.01, ac2: 0.99 }).passed).toBe(true);
  });

  it('is undefined, and fails, where everybody always answers alike', () => {
    const data = simulateStudy(TRUTH);
    const same = { ...data, ratings: data.ratings.map((row) => ({ ...row, value: 4 })) };
    const gate = agreementGate(same, FLUENCY, SYSTEMS, OPTIONS);
    expect(gate).toMatchObject({ alpha: null, passed: false });
    expect(gate.note).toBeTruthy();
  });
});

describe('agreement over outputs', () => {
  it('takes a text that systems share as one unit', () => {
    const rate = (item: string, system: string, rater: string, value: number, sharedTextId: string) => ({
      item,
      system,
      rater,
      criterion: 'fluency',
      value,
      sharedTextId,
    });
    const rows = [
      ...['old', 'new'].flatMap((s) => [rate('1', s, 'a', 4, 'x'), rate('1', s, 'b', 5, 'x')]),
      rate('2', 'old', 'a', 2, 'y'),
      rate('2', 'old', 'b', 2, 'y'),
      rate('2', 'new', 'a', 1, 'z'),
      rate('2', 'new', 'b', 3, 'z'),
    ];
    const { alpha, n } = agreementOf(rows, FLUENCY, ['old', 'new'], null);
    const units = [
      [4, 2, 1],
      [5, 2, 3],
    ];
    expect(alpha.value).toBeCloseTo(krippendorffAlpha(units, { level: 'ordinal' }).alpha!, 12);
    expect(n).toEqual({ items: 2, raters: 2, judgments: 6 });
  });
});
