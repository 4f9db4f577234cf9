import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '#app/core/verdict/decide.ts';
import type { Evidence } from '#app/core/evidence/evidence.ts';
import { evidenceState } from '#app/core/evidence/evidenceState.ts';
import { LINE_STATES } from '#app/core/evidence/types.ts';
import type { Decision, EvidenceLine } from '#app/core/evidence/types.ts';
import {
  agreement,
  evidenceOf,
  floorAt,
  lineAt,
  lineIn,
  measureIn,
  preferenceIn,
  sensitivity,
} from './evidenceFixtures.ts';

const green = [lineIn('green'), preferenceIn('green')];
const nobody = { items: 0, raters: 0, judgments: 0 };
const unjudged = green.map((line) => ({
  ...line,
  n: nobody,
  state: 'missing' as const,
  lower: null,
  upper: null,
}));

interface Case {
  readonly name: string;
  readonly evidence: Partial<Evidence>;
  readonly decision: Decision;
  readonly rules: readonly string[];
}

const CASES: readonly Case[] = [
  {
    name: 'an open study is held, whatever it shows',
    evidence: { closed: false, lines: [lineIn('red')] },
    decision: 'hold',
    rules: ['1-open'],
  },
  {
    name: 'no evidence at all',
    evidence: { lines: [...unjudged, measureIn('missing')] },
    decision: 'hold',
    rules: ['1-no-evidence'],
  },
  {
    name: 'a line of people without an interval goes before a failing one',
    evidence: { lines: [lineIn('missing'), preferenceIn('red')] },
    decision: 'hold',
    rules: ['1-missing'],
  },
  {
    name: 'nobody judged, measures pass',
    evidence: { lines: [...unjudged, measureIn('green')] },
    decision: 'needs-people',
    rules: ['needs-people'],
  },
  {
    name: 'nobody judged, measures fail',
    evidence: { lines: [...unjudged, measureIn('red')] },
    decision: 'needs-people',
    rules: ['needs-people', '5-measure-fails'],
  },
  {
    name: 'orange among people: a deviation may be signed',
    evidence: { lines: [lineIn('orange'), preferenceIn('green')] },
    decision: 'do-not-ship',
    rules: ['2-people-fail', '2-deviation-possible'],
  },
  {
    name: 'red among people: none',
    evidence: { lines: [lineIn('orange'), preferenceIn('red')] },
    decision: 'do-not-ship',
    rules: ['2-people-fail', '2-people-fail', '2-no-deviation'],
  },
  {
    name: 'people fail and measures pass',
    evidence: { lines: [lineIn('red'), measureIn('yellow')] },
    decision: 'do-not-ship',
    rules: ['2-people-fail', '2-measures-pass', '2-no-deviation'],
  },
  {
    name: 'a floor of people failed',
    evidence: { lines: [...green, floorAt('meanRating', [3.2, 3.8], 4)] },
    decision: 'do-not-ship',
    rules: ['2-floor-fails', '2-no-deviation'],
  },
  {
    name: 'people fail before the gates are asked',
    evidence: { lines: [lineIn('red')], sensitivity: [sensitivity(false)], agreement: [agreement(false)] },
    decision: 'do-not-ship',
    rules: ['2-people-fail', '2-no-deviation'],
  },
  {
    name: 'controls went unnoticed',
    evidence: { sensitivity: [sensitivity(), sensitivity(false)] },
    decision: 'hold',
    rules: ['3-not-sensitive'],
  },
  {
    name: 'no control was rated',
    evidence: { sensitivity: [sensitivity(false, 0)] },
    decision: 'hold',
    rules: ['3-no-controls'],
  },
  {
    name: 'a study of preferences alone has no controls',
    evidence: { lines: [preferenceIn('green')], sensitivity: [], agreement: [] },
    decision: 'hold',
    rules: ['3-no-controls'],
  },
  {
    name: 'raters disagree',
    evidence: { agreement: [agreement(false)] },
    decision: 'hold',
    rules: ['3-no-agreement'],
  },
  {
    name: 'both gates fail, and go before what is inconclusive',
    evidence: {
      lines: [lineIn('inconclusive')],
      sensitivity: [sensitivity(false)],
      agreement: [agreement(false)],
    },
    decision: 'hold',
    rules: ['3-not-sensitive', '3-no-agreement'],
  },
  {
    name: 'a line of people is inconclusive, before measures are asked',
    evidence: { lines: [lineIn('inconclusive'), preferenceIn('green'), measureIn('red')] },
    decision: 'hold',
    rules: ['4-inconclusive'],
  },
  {
    name: 'a floor of people is inconclusive',
    evidence: { lines: [...green, floorAt('meanRating', [3.8, 4.2], 4)] },
    decision: 'hold',
    rules: ['4-inconclusive'],
  },
  {
    name: 'measures fail',
    evidence: { lines: [...green, measureIn('orange'), measureIn('green', 'rougeL')] },
    decision: 'ship-with-caution',
    rules: ['5-measure-fails'],
  },
  {
    name: 'a floor of measures fails',
    evidence: { lines: [...green, measureIn('green'), floorAt('bleu', [30, 35], 40)] },
    decision: 'ship-with-caution',
    rules: ['5-measure-fails'],
  },
  {
    name: 'a measure that does not vote fails',
    evidence: { lines: [...green, measureIn('green'), measureIn('red', 'rouge1', { votes: false })] },
    decision: 'ship',
    rules: ['6-no-loss'],
  },
  { name: 'everything passes', evidence: {}, decision: 'ship', rules: ['6-no-loss'] },
  {
    name: 'a real loss that was accepted',
    evidence: { lines: [lineIn('yellow'), measureIn('green')] },
    decision: 'ship',
    rules: ['6-no-loss', '6-accepted-loss'],
  },
  {
    name: 'an unclear measure is named',
    evidence: { lines: [...green, measureIn('inconclusive'), measureIn('missing', 'rougeL')] },
    decision: 'ship',
    rules: ['6-no-loss', '6-measure-unclear', '6-measure-unclear'],
  },
  {
    name: 'absent measures are named',
    evidence: { lines: [...green, measureIn('missing')] },
    decision: 'ship',
    rules: ['6-no-loss', '6-no-measures'],
  },
];

describe('the rule', () => {
  it.each(CASES)('$name: $decision', ({ evidence, decision, rules }) => {
    const decided = decide(evidenceOf(evidence));
    expect(decided.decision).toBe(decision);
    expect(decided.findings.map(({ rule }) => rule)).toEqual(rules);
  });

  it('names a perplexity beyond +30 % whatever the margins and votes say', () => {
    const perplexity = measureIn('green', 'perplexity', {
      unit: 'log ratio',
      votes: false,
      estimate: -Math.log(1.4),
    });
    const decided = decide(evidenceOf({ lines: [...unjudged, measureIn('green'), perplexity] }));
    expect(decided.decision).toBe('needs-people');
    expect(decided.findings.at(-1)).toMatchObject({
      rule: 'perplexity-demands-people',
      growth: expect.closeTo(0.4),
    });
    const below = { ...perplexity, estimate: -Math.log(1.29) };
    expect(decide(evidenceOf({ lines: [...green, below] })).findings.map(({ rule }) => rule)).not.toContain(
      'perplexity-demands-people',
    );
  });

  it('never ships where a line of people does not pass', () => {
    const state = fc.constantFrom(...LINE_STATES);
    fc.assert(
      fc.property(
        fc.array(state, { minLength: 1, maxLength: 4 }),
        state,
        fc.boolean(),
        fc.boolean(),
        (people, measure, sees, agrees) => {
          const lines = [...people.map((s) => lineIn(s)), measureIn(measure)];
          const gates = { sensitivity: [sensitivity(sees)], agreement: [agreement(agrees)] };
          const { decision } = decide(evidenceOf({ lines, ...gates }));
          const allPass = people.every((s) => s === 'green' || s === 'yellow') && sees && agrees;
          return decision.startsWith('ship') === allPass;
        },
      ),
    );
  });

  it('never gets worse when every interval is raised', () => {
    const order: readonly Decision[] = ['do-not-ship', 'hold', 'ship-with-caution', 'ship'];
    const interval = fc.tuple(
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(interval, { minLength: 1, maxLength: 4 }),
        fc.array(interval, { maxLength: 3 }),
        fc.boolean(),
        (people, measures, gatesPass) => {
          const decisionWith = (raise: number) => {
            const at = (
              [lower, width, up]: readonly [number, number, number],
              overrides: Partial<EvidenceLine>,
            ) => {
              const bounds = [lower + raise * up, lower + width + raise * up] as const;
              return lineAt(bounds, { ...overrides, state: evidenceState(...bounds, 0.3, 0.5) });
            };
            const lines = [
              ...people.map((values) => at(values, {})),
              ...measures.map((values) => at(values, { kind: 'measure', name: 'bleu', unit: 'BLEU' })),
            ];
            return decide(evidenceOf({ lines, agreement: [agreement(gatesPass)] })).decision;
          };
          return order.indexOf(decisionWith(1)) >= order.indexOf(decisionWith(0));
        },
      ),
      { numRuns: 500 },
    );
  });
});
