import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceState } from '#app/core/evidence/evidenceState.ts';
import { decideByRetention, type RuleEvidence } from '#app/core/verdict/judging/decide.ts';
import type { RuleLine } from '#app/core/verdict/judging/lines.ts';
import { evidenceOf, gateOn, guardrail, lineAt, lineIn, voter } from './fixtures.ts';

const told = (evidence: RuleEvidence) => {
  const { decision, findings } = decideByRetention(evidence);
  return [decision, ...findings.map(({ rule }) => rule)];
};

describe('the rule', () => {
  const fine = lineIn('green');

  it('ships where all passes, and names every measure by its own reason', () => {
    const lines = [
      fine,
      lineIn('yellow', { name: 'relevance' }),
      guardrail([-0.45, 0.1]),
      voter('inconclusive'),
      voter('missing', { name: 'ter', notes: [{ kind: 'no-values' }] }),
      voter('red', { name: 'chrf', role: 'shown', notes: [{ kind: 'struck', upper: 0.05, items: 60 }] }),
    ];
    expect(told(evidenceOf(lines))).toEqual([
      'ship',
      '6-no-loss',
      '6-accepted-loss',
      '6-measure-unclear',
      '6-measure-absent',
      '6-measure-struck',
    ]);
    expect(told(evidenceOf([fine]))).toEqual(['ship', '6-no-loss', '6-no-voters']);
  });

  it('says nothing without people', () => {
    const none = { n: { items: 0, raters: 0, judgments: 0 } };
    expect(told(evidenceOf([lineIn('missing', none)]))).toEqual(['hold', '1-no-evidence']);
    expect(told(evidenceOf([lineIn('missing', none), voter('red')]))).toEqual([
      'needs-people',
      'needs-people',
      '5-measure-fails',
    ]);
    expect(told(evidenceOf([lineIn('missing', none)], { asideShare: 1 }))).toEqual(['hold', '3-set-aside']);
  });

  it('holds where a line is missing, of a guardrail too', () => {
    expect(told(evidenceOf([fine, guardrail(null)]))).toEqual(['hold', '1-missing']);
  });

  it('does not ship a loss that is shown, on a guardrail too, whatever the gate', () => {
    const blind = { sensitivity: [gateOn('fluency', { passed: false, fault: 'not-seen' })] };
    expect(told(evidenceOf([lineIn('orange')], blind))).toEqual([
      'do-not-ship',
      '2-people-fail',
      '2-deviation-possible',
    ]);
    expect(told(evidenceOf([fine, guardrail([-0.9, -0.6]), voter('green')]))).toEqual([
      'do-not-ship',
      '2-people-fail',
      '2-measures-pass',
      '2-no-deviation',
    ]);
    expect(told(evidenceOf([fine, lineIn('red', { kind: 'floor', name: 'meanRating' })]))).toEqual([
      'do-not-ship',
      '2-floor-fails',
      '2-no-deviation',
    ]);
  });

  it('holds where a loss could not have been seen, on each criterion that must pass', () => {
    const lines = [fine, lineIn('green', { name: 'relevance' })];
    const with_ = (changes: Parameters<typeof gateOn>[1]) =>
      told(evidenceOf(lines, { sensitivity: [gateOn('fluency'), gateOn('relevance', changes)] }));
    expect(with_({ passed: false, fault: 'not-seen' })).toEqual(['hold', '3-not-seen']);
    expect(with_({ passed: false, fault: 'not-retained' })).toEqual(['hold', '3-not-retained']);
    expect(told(evidenceOf(lines, { sensitivity: [] }))).toEqual(['hold', '3-no-controls']);
  });

  it('lets a criterion without controls guard, and says so', () => {
    const own = lineAt([-0.45, 0.1], {
      name: 'tone',
      role: 'guardrail',
      notes: [{ kind: 'few-controls', controls: 4 }],
    });
    const gates = [gateOn('fluency'), gateOn('tone', { gates: false, passed: false, fault: 'few-controls' })];
    expect(told(evidenceOf([fine, own], { sensitivity: gates }))).toEqual([
      'ship',
      '6-no-loss',
      '6-not-gated',
      '6-no-voters',
    ]);
    expect(told(evidenceOf([own], { sensitivity: [gates[1]!] }))).toEqual(['hold', '3-no-controls']);
  });

  it('holds by agreement only where the study set a floor', () => {
    const agreement = (gates: boolean) => ({
      criterion: 'fluency',
      alpha: 0.1,
      alphaLower: 0,
      alphaUpper: 0.2,
      ac2: 0.2,
      ac2Lower: 0.1,
      ac2Upper: 0.3,
      reliability: 0.2,
      gates,
      passed: !gates,
      n: { texts: 10, raters: 5, ratings: 50 },
    });
    expect(told(evidenceOf([fine], { agreement: [agreement(true)] }))).toEqual(['hold', '3-agreement-floor']);
    expect(told(evidenceOf([fine], { agreement: [agreement(false)] }))[0]).toBe('ship');
  });

  it('holds where missing judgments could turn it for the worse, or a third are set aside', () => {
    expect(told(evidenceOf([fine], { tipped: 'hold' }))).toEqual(['hold', '3-missing-judgments']);
    expect(told(evidenceOf([fine], { tipped: 'ship' }))[0]).toBe('ship');
    expect(told(evidenceOf([fine, voter('red')], { tipped: 'ship' }))[0]).toBe('ship-with-caution');
    expect(told(evidenceOf([fine], { asideShare: 0.34 }))).toEqual(['hold', '3-set-aside']);
    expect(told(evidenceOf([fine], { asideShare: 0.33 }))[0]).toBe('ship');
  });

  it('holds a line that must pass in doubt; a guardrail in doubt only where its estimate is too low', () => {
    expect(told(evidenceOf([lineIn('inconclusive')]))).toEqual(['hold', '4-inconclusive']);
    expect(told(evidenceOf([fine, guardrail([-0.7, 0])]))).toEqual(['hold', '4-guardrail']);
    expect(told(evidenceOf([fine, guardrail([-0.6, 0.1])]))).toEqual([
      'ship-with-caution',
      '5-guardrail-in-doubt',
    ]);
    expect(told(evidenceOf([fine, guardrail([-0.5, 0.1])]))).toEqual([
      'ship-with-caution',
      '5-guardrail-in-doubt',
    ]);
    expect(told(evidenceOf([fine, guardrail([-0.49, 0.1])]))[0]).toBe('ship');
  });

  it('takes no comfort from a guardrail on which nothing varies', () => {
    const constant = guardrail([0, 0], { state: 'inconclusive', notes: [{ kind: 'no-variation' }] });
    expect(told(evidenceOf([fine, constant]))).toEqual(['ship-with-caution', '5-guardrail-in-doubt']);
  });

  it('warns where measures fail, and always names a perplexity that grew by a third', () => {
    const perplexity = voter('red', { name: 'perplexity', unit: 'log ratio', estimate: -Math.log(1.4) });
    expect(told(evidenceOf([fine, perplexity]))).toEqual([
      'ship-with-caution',
      '5-measure-fails',
      'perplexity-demands-people',
    ]);
  });

  it('never becomes worse when an interval is raised', () => {
    const rank = { 'do-not-ship': 0, hold: 1, 'needs-people': 1, 'ship-with-caution': 2, ship: 3 };
    const roles = ['must-pass', 'guardrail', 'shown'] as const;
    const interval = fc.tuple(
      fc.double({ min: -1, max: 0.5, noNaN: true }),
      fc.double({ min: 0.01, max: 0.6, noNaN: true }),
    );
    const line = fc.tuple(interval, fc.constantFrom(...roles), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), fc.boolean(), (drawn, passed) => {
        const lines = (raised: boolean): RuleLine[] =>
          drawn.map(([[lower, width], role, by], index) => {
            const move = raised ? by : 0;
            const [low, high] = [lower + move, lower + width + move];
            return lineAt([low, high], {
              name: `c${index}`,
              role,
              state: evidenceState(low, high, 0.3, 0.5),
            });
          });
        const gates = drawn.map((_, index) =>
          gateOn(`c${index}`, passed ? {} : { passed, fault: 'not-seen' }),
        );
        const [before, after] = [false, true].map((raised) =>
          decideByRetention(evidenceOf(lines(raised), { sensitivity: gates })),
        );
        expect(rank[after!.decision]).toBeGreaterThanOrEqual(rank[before!.decision]);
      }),
      { numRuns: 500 },
    );
  });
});
