import { describe, expect, it } from 'vitest';
import { capitalised } from '#app/core/verdict/lineLabel.ts';
import { decide } from '#app/core/verdict/decide.ts';
import type { Finding } from '#app/core/verdict/finding.ts';
import { detail, sentenceOf } from '#app/core/verdict/wording.ts';
import type { WordingContext } from '#app/core/verdict/wording.ts';
import {
  agreement,
  evidenceOf,
  floorAt,
  lineIn,
  measureIn,
  preferenceIn,
  sensitivity,
} from './evidenceFixtures.ts';

const context: WordingContext = {
  system: 'tiny',
  baseline: 'base',
  labels: new Map([['fluency', { en: 'Fluency', zh: '流畅度' }]]),
};

const FINDINGS: readonly Finding[] = [
  { rule: '1-open' },
  { rule: '1-no-evidence' },
  { rule: '1-missing', line: lineIn('missing', { note: 'Only one rater.' }) },
  { rule: 'needs-people', measures: 'pass' },
  { rule: 'needs-people', measures: 'fail' },
  { rule: 'needs-people', measures: 'unclear' },
  { rule: 'perplexity-demands-people', growth: 0.42 },
  { rule: '2-people-fail', line: lineIn('orange') },
  { rule: '2-people-fail', line: preferenceIn('red') },
  { rule: '2-floor-fails', line: floorAt('meanRating', [3, 3.5], 4) },
  { rule: '2-measures-pass' },
  { rule: '2-deviation-possible' },
  { rule: '2-no-deviation' },
  { rule: '3-no-controls' },
  { rule: '3-not-sensitive', gate: sensitivity(false) },
  { rule: '3-no-agreement', gate: agreement(false) },
  { rule: '4-inconclusive', line: lineIn('inconclusive'), settlement: null },
  { rule: '4-inconclusive', line: lineIn('inconclusive'), settlement: { kind: 'items', items: 240 } },
  { rule: '4-inconclusive', line: lineIn('inconclusive'), settlement: { kind: 'raters', raters: 12 } },
  {
    rule: '4-inconclusive',
    line: preferenceIn('inconclusive'),
    settlement: { kind: 'both', items: 100, raters: 9 },
  },
  { rule: '4-inconclusive', line: floorAt('meanRating', [3.8, 4.2], 4), settlement: { kind: 'too-close' } },
  { rule: '5-measure-fails', line: measureIn('red') },
  { rule: '5-measure-fails', line: measureIn('red', 'rougeL', { unit: 'relative' }) },
  { rule: '5-measure-fails', line: floorAt('bleu', [30, 35], 40) },
  { rule: '6-no-loss' },
  { rule: '6-accepted-loss', line: lineIn('yellow') },
  { rule: '6-measure-unclear', line: measureIn('missing') },
  { rule: '6-no-measures' },
  { rule: 'exclusions-differ', withExclusions: 'ship', withoutExclusions: 'hold' },
];

/** What only says more of another finding: no verdict begins with it. */
const NEVER_FIRST = new Set<Finding['rule']>([
  '2-measures-pass',
  '2-deviation-possible',
  '2-no-deviation',
  '6-accepted-loss',
  '6-measure-unclear',
  '6-no-measures',
  'perplexity-demands-people',
]);

describe('the wording', () => {
  it.each(FINDINGS.map((finding) => [finding.rule, finding] as const))(
    '%s is said in both languages',
    (_, finding) => {
      for (const locale of ['en', 'zh'] as const) {
        const words = detail(finding, context, locale);
        const findings: Finding[] = NEVER_FIRST.has(finding.rule)
          ? [{ rule: '6-no-loss' }, finding]
          : [finding];
        const sentence = sentenceOf({ decision: 'hold', findings }, context)[locale];
        for (const text of [words, sentence]) {
          expect(text).not.toMatch(/undefined|NaN|null|Infinity/);
          expect(text).toMatch(locale === 'zh' ? /[\u4e00-\u9fff].*。$/su : /[.]$/);
          expect(/[\u4e00-\u9fff]/.test(text)).toBe(locale === 'zh');
        }
      }
    },
  );

  it('states the numbers with their unit and what they were held against', () => {
    expect(detail({ rule: '2-people-fail', line: lineIn('red') }, context, 'en')).toBe(
      'Fluency: −0.75 points (−0.90 to −0.60); the whole interval lies beyond the limit of 0.50 points.',
    );
    expect(detail({ rule: '2-people-fail', line: lineIn('red') }, context, 'zh')).toBe(
      '流畅度：−0.75 分（−0.90 至 −0.60）；整个区间都超出了上限 0.50 分。',
    );
  });

  it('says a log ratio of perplexities as growth', () => {
    const line = measureIn('red', 'perplexity', {
      unit: 'log ratio',
      estimate: -Math.log(1.3),
      lower: -Math.log(1.4),
      upper: -Math.log(1.2),
      accept: Math.log(1.1),
    });
    expect(detail({ rule: '5-measure-fails', line }, context, 'en')).toContain(
      'Perplexity: +30.0 % (+20.0 % to +40.0 %), accepted loss 10.0 %',
    );
  });

  it('names every failing line in the sentence, and the contrast to measures that pass', () => {
    const lines = [
      lineIn('red'),
      lineIn('orange', { name: 'relevance' }),
      preferenceIn('red'),
      measureIn('green'),
    ];
    expect(sentenceOf(decide(evidenceOf({ lines })), context).en).toBe(
      'Do not ship tiny: people find it worse than base on Fluency, relevance and preference, beyond what was agreed; it looks alike to the measures and reads worse.',
    );
  });

  it('names the accepted loss of a candidate that ships', () => {
    expect(
      sentenceOf(decide(evidenceOf({ lines: [lineIn('yellow'), measureIn('green')] })), context).en,
    ).toBe(
      'Ship tiny: on every line of people it is no worse than base by more than was accepted, with a real but accepted loss on Fluency.',
    );
  });
});

it.each([
  ['preference', 'Preference'],
  ['chrF++: no loss', 'chrF++: no loss'],
  ['the floor on BLEU', 'The floor on BLEU'],
  ['été', 'Été'],
  ['偏好', '偏好'],
  ['', ''],
])('begins %s as %s', (words, begun) => {
  expect(capitalised(words)).toBe(begun);
});
