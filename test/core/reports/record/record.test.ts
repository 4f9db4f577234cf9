import { describe, expect, it } from 'vitest';
import { figureDifferences } from '#app/core/reports/record/compareFigures.ts';
import { possibleOutcomes } from '#app/core/reports/record/deviation.ts';
import { canonicalJson } from '#app/core/shared/canonicalJson.ts';

type Judged = Parameters<typeof possibleOutcomes>[0];
const verdict = (decision: Judged['decision'], rules: string[] = [], states: string[] = []): Judged =>
  ({
    decision,
    reasons: rules.map((rule) => ({ rule, detail: '' })),
    lines: states.map((state) => ({ kind: 'criterion', name: 'fluency', votes: true, state })),
  }) as never;

describe('what may be signed', () => {
  const all = ['ship', 'ship-with-caution', 'hold', 'do-not-ship'];
  it.each([
    ['a ship', verdict('ship'), all],
    ['caution', verdict('ship-with-caution'), all],
    ['a hold', verdict('hold', ['4-inconclusive'], ['inconclusive']), all],
    ['an orange loss', verdict('do-not-ship', ['2-deviation-possible'], ['orange']), all],
    ['a red loss', verdict('do-not-ship', ['2-no-deviation'], ['red']), ['do-not-ship']],
    ['a broken floor', verdict('do-not-ship', ['2-no-deviation'], []), ['do-not-ship']],
    ['a hold beside a red loss', verdict('hold', ['1-missing'], ['missing', 'red']), ['hold', 'do-not-ship']],
    ['nobody’s judgments', verdict('needs-people'), []],
  ])('after %s', (_, given, possible) => {
    expect(possibleOutcomes(given)).toEqual(possible);
  });

  it('looks at people’s lines alone', () => {
    const measure = { kind: 'measure', name: 'bleu', votes: true, state: 'red' };
    expect(possibleOutcomes({ ...verdict('ship-with-caution'), lines: [measure] as never })).toEqual(all);
  });
});

describe('figures of a record', () => {
  it('are the same but for rounding, and whatever the words', () => {
    const recorded = { lines: [{ lower: 0.1, name: 'a', reason: 'So.' }], sentence: 'Good.' };
    const computed = { lines: [{ lower: 0.1 + 1e-12, name: 'a', reason: 'Thus.' }], sentence: 'Fine.' };
    expect(figureDifferences(recorded, computed)).toEqual([]);
  });

  it('differ by their place', () => {
    expect(figureDifferences({ a: [{ b: 1 }, 2], c: null }, { a: [{ b: 1.001 }, 2], c: 0 })).toEqual([
      { path: 'a[0].b', recorded: 1, computed: 1.001 },
      { path: 'c', recorded: null, computed: 0 },
    ]);
    expect(figureDifferences([1], [1, 2])).toEqual([{ path: '.length', recorded: 1, computed: 2 }]);
    expect(figureDifferences({ a: 1 }, {})).toEqual([{ path: 'a', recorded: 1, computed: undefined }]);
  });
});

it('JSON that is hashed is canonical by RFC 8785: its own examples', () => {
  const sample = JSON.parse(
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
  ) as unknown;
  expect(canonicalJson(sample)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  const keys = { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 };
  expect(Object.values(JSON.parse(canonicalJson(keys)) as object)).toHaveLength(7);
  expect([...canonicalJson(keys).matchAll(/:(\d)/g)].map(([, value]) => value).join('')).toBe('2467153');
});
