import { describe, expect, it } from 'vitest';
import { mustPass, plainRemarks, plainVerdict } from '#app/core/reports/plainVerdict.ts';
import type { CandidateVerdict, EvidenceLine, RetainedVerdict } from '#app/core/reports/report.ts';

const line = (changes: Partial<RetainedVerdict['lines'][number]> = {}): RetainedVerdict['lines'][number] => ({
  kind: 'criterion',
  name: 'fluency',
  role: 'must-pass',
  unit: 'points',
  estimate: 0,
  lower: -0.1,
  upper: 0.1,
  level: 0.95,
  accept: 0.3,
  limit: 0.5,
  state: 'green',
  votes: true,
  n: { items: 10, raters: 4, judgments: 40 },
  notes: [],
  baselineValue: null,
  candidateValue: null,
  ...changes,
});

const gate = (theta: number, changes: Partial<RetainedVerdict['gates']['sensitivity'][number]> = {}) => ({
  criterion: 'fluency',
  maker: null,
  dose: 'slight' as const,
  controls: 20,
  gates: true,
  order: 'any' as const,
  seen: { estimate: -1, lower: -1.2, upper: -0.8, n: 60 },
  makers: [],
  retained: { theta, d: 1.2, estimate: 0.2, lower: 0.1, upper: 0.3, level: 0.9 },
  passed: true,
  fault: null,
  ...changes,
});

function verdict(
  decision: CandidateVerdict['decision'],
  rules: readonly (readonly [rule: string, line?: string])[],
  lines: readonly RetainedVerdict['lines'][number][] = [line()],
  gates: RetainedVerdict['gates']['sensitivity'] = [],
): RetainedVerdict {
  return {
    system: 'new',
    decision,
    sentence: '',
    reasons: rules.map(([rule, name]) => ({ rule, detail: '', ...(name !== undefined && { line: name }) })),
    lines,
    withExclusions: decision,
    withoutExclusions: decision,
    gates: { sensitivity: gates, agreement: [] },
    skips: { skipped: 0, abandoned: 0, lastSeen: {}, tipping: { decision, turns: false } },
    setAside: [],
    kindsTried: [],
  };
}

const names = (lines: readonly EvidenceLine[]) => lines.map(({ name }) => name);

describe('plainVerdict', () => {
  it('says of a candidate that ships on which lines no loss was seen, guardrails aside', () => {
    const told = verdict(
      'ship',
      [['6-no-loss']],
      [line(), line({ kind: 'preference', name: 'preference', role: 'guardrail' })],
    );
    const plain = plainVerdict(told);
    expect(plain).toMatchObject({ kind: 'noLoss' });
    expect(names(mustPass(told))).toEqual(['fluency']);
  });

  it.each([
    ['2-people-fail', 'worse'],
    ['2-floor-fails', 'floor'],
    ['4-inconclusive', 'unclear'],
    ['4-guardrail', 'unclear'],
    ['5-measure-fails', 'measuresFell'],
    ['5-guardrail-in-doubt', 'limitInDoubt'],
    ['1-missing', 'missing'],
  ])('names the lines that %s found', (rule, kind) => {
    expect(plainVerdict(verdict('hold', [[rule, 'fluency']]))).toMatchObject({
      kind,
      lines: [{ name: 'fluency' }],
    });
  });

  it.each([
    ['3-not-seen', 'notSeen'],
    ['3-not-sensitive', 'notSeen'],
    ['3-not-retained', 'notRetained'],
    ['3-no-agreement', 'noAgreement'],
    ['3-agreement-floor', 'noAgreement'],
  ])('names what %s is about once', (rule, kind) => {
    const told = verdict('hold', [
      [rule, 'fluency'],
      [rule, 'fluency'],
      [rule, 'relevance'],
    ]);
    expect(plainVerdict(told)).toEqual({ kind, names: ['fluency', 'relevance'] });
  });

  it.each([
    '1-open',
    '1-no-evidence',
    'needs-people',
    '3-no-controls',
    '3-missing-judgments',
    '3-set-aside',
    'exclusions-differ',
  ])('has a sentence for %s', (rule) => {
    expect(plainVerdict(verdict('hold', [[rule]]))).not.toBeNull();
  });

  it('has none for a rule that it does not know, nor for lines that are not there', () => {
    expect(plainVerdict(verdict('hold', [['9-later']]))).toBeNull();
    expect(plainVerdict(verdict('hold', []))).toBeNull();
    expect(plainVerdict(verdict('hold', [['2-people-fail', 'gone']]))).toBeNull();
  });
});

describe('plainRemarks', () => {
  it('rules out the largest of the gates’ shares, where every line that must pass has one that counts', () => {
    const two = [line(), line({ name: 'relevance' })];
    const gates = [gate(0.2), gate(0.35, { criterion: 'relevance' })];
    expect(plainRemarks(verdict('ship', [['6-no-loss']], two, gates)).faults).toEqual({
      share: 0.35,
      ofSystem: false,
    });
    expect(plainRemarks(verdict('ship', [['6-no-loss']], two, [gate(0.2)])).faults).toBeNull();
    expect(plainRemarks(verdict('hold', [['4-inconclusive', 'fluency']], two, gates)).faults).toBeNull();
    const system = [gate(0.2, { dose: 'system' })];
    expect(plainRemarks(verdict('ship', [['6-no-loss']], [line()], system)).faults!.ofSystem).toBe(true);
  });

  it('tells the largest loss by what was accepted, in points where there are any', () => {
    const lines = [
      line({ estimate: -0.5 }),
      line({ name: 'style', estimate: -0.6, accept: 0.6 }),
      line({ kind: 'preference', name: 'preference', unit: 'share', accept: 0.1, estimate: -0.9 }),
    ];
    const told = verdict(
      'do-not-ship',
      lines.map(({ name }) => ['2-people-fail', name] as const),
      lines,
    );
    expect(plainRemarks(told).most!.name).toBe('fluency');
  });

  it('tells how much may be lost where it can’t be told yet', () => {
    const lines = [line({ lower: -0.6 }), line({ name: 'style', lower: -0.9, accept: 0.3 })];
    const told = verdict(
      'hold',
      lines.map(({ name }) => ['4-inconclusive', name] as const),
      lines,
    );
    expect(plainRemarks(told).atWorst!.name).toBe('style');
    expect(plainRemarks(told).most).toBeNull();
  });
});
