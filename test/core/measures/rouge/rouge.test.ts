import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RougeOptions, RougeType } from '#app/core/measures/rouge/options.ts';
import { meanRouge, rouge } from '#app/core/measures/rouge/rouge.ts';
import { expectFigures, oracle } from '../oracle.ts';

interface Random {
  tokenizer: NonNullable<RougeOptions['tokenizer']>;
  stemmer: boolean;
  hypothesis: string;
  references: string[];
  scores: Record<string, [number, number, number]>;
}

interface Published {
  name: string;
  targets: string[];
  prediction: string;
  use_stemmer: boolean;
  expected: Record<string, { precision: number; recall: number; fmeasure: number }>;
}

describe('ROUGE against rouge_score', () => {
  it('agrees on random texts, with several references, lines and tokenizers', () => {
    for (const { tokenizer, stemmer, hypothesis, references, scores } of oracle<Random>('rouge')) {
      const types = Object.keys(scores) as RougeType[];
      const actual = rouge(hypothesis, references, { types, tokenizer, stemmer });
      for (const type of types) {
        const [precision, recall, f1] = scores[type]!;
        expectFigures(actual[type], { precision, recall, f1 }, `${type} of ${JSON.stringify(hypothesis)}`);
      }
    }
  });

  it.each(oracle<Published>('published-rouge'))('agrees on its own test $name', (test) => {
    const types = Object.keys(test.expected) as RougeType[];
    const actual = rouge(test.prediction, test.targets, { types, stemmer: test.use_stemmer });
    for (const type of types) {
      const { precision, recall, fmeasure } = test.expected[type]!;
      expectFigures(actual[type], { precision, recall, f1: fmeasure }, type);
    }
  });
});

describe('skip pairs', () => {
  const types = ['rougeS', 'rougeSU'] as const;

  it('counts pairs in order and every word once', () => {
    // Lin 2004: "police killed the gunman" has six pairs, three of which are in "police kill the gunman".
    const scores = rouge('police kill the gunman', ['police killed the gunman'], { types, stemmer: false });
    expectFigures(scores.rougeS, { precision: 3 / 6, recall: 3 / 6, f1: 0.5 });
    expectFigures(scores.rougeSU, { precision: 6 / 10, recall: 6 / 10, f1: 0.6 });
  });

  it('limits the words between the two', () => {
    const options = { types, stemmer: false, maxSkip: 1 };
    // Pairs of the hypothesis: ab ac bc bd cd; of the reference: ab ad bd.
    const scores = rouge('a b c d', ['a b d'], options);
    expectFigures(scores.rougeS, { precision: 2 / 5, recall: 2 / 3 });
    expectFigures(rouge('a b', ['a x b'], { ...options, maxSkip: 0 }).rougeS, {
      precision: 0,
      recall: 0,
      f1: 0,
    });
  });

  it('agrees with counting all pairs', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, fc.option(fc.nat(5)), (a, b, maxSkip) => {
        const pairs = (words: string[]) => {
          const bag = new Map<string, number>();
          words.forEach((first, i) =>
            words.slice(i + 1, maxSkip === null ? undefined : i + 2 + maxSkip).forEach((second) => {
              bag.set(first + second, (bag.get(first + second) ?? 0) + 1);
            }),
          );
          return bag;
        };
        const [ours, theirs] = [pairs(a), pairs(b)];
        const total = (bag: Map<string, number>) => [...bag.values()].reduce((x, y) => x + y, 0);
        const common = [...ours].reduce((sum, [pair, n]) => sum + Math.min(n, theirs.get(pair) ?? 0), 0);
        const score = rouge(a.join(' '), [b.join(' ')], { types, maxSkip });
        expectFigures(score.rougeS, {
          precision: common / Math.max(1, total(ours)),
          recall: common / Math.max(1, total(theirs)),
        });
      }),
    );
  });
});

describe('ROUGE', () => {
  const types = ['rouge1', 'rouge2', 'rougeL', 'rougeLsum', 'rougeS', 'rougeSU'] as const;
  const text = fc
    .array(fc.constantFrom('cats', 'cat', 'sat', 'the', '\n', '，'), { maxLength: 12 })
    .map((words) => words.join(' '));

  it('lies in 0–1, and is 1 for a text against itself', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        for (const score of types.map((type) => rouge(a, [b], { types })[type]!)) {
          for (const value of [score.precision, score.recall, score.f1]) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
        }
        expect(rouge(`${a} one two`, [b, `${a} one two`], { types }).rougeLsum!.f1).toBe(1);
      }),
    );
  });

  it('sees Chinese with a tokenizer for it and not with the default one', () => {
    const [a, b] = ['这款保温杯很好', ['这款保温杯好']] as const;
    expect(rouge(a, b).rougeL!.f1).toBe(0);
    expectFigures(rouge(a, b, { tokenizer: 'zh' }).rougeL, { precision: 6 / 7, recall: 1 });
  });

  it('averages over segments, or over a resample of them', () => {
    const scores = [rouge('a b', ['a b']), rouge('a b', ['a c']), rouge('', ['a'])];
    expectFigures(meanRouge(scores).rouge1, { precision: 1.5 / 3, recall: 1.5 / 3, f1: 1.5 / 3 });
    expectFigures(meanRouge(scores, [0, 0, 1]).rouge1, { precision: 2.5 / 3 });
    expect(() => meanRouge([])).toThrow(/at least one segment/);
  });

  it('refuses an unknown type and an empty list of references', () => {
    expect(() => rouge('a', ['a'], { types: ['rouge0'] })).toThrow(/no ROUGE type/);
    expect(() => rouge('a', [])).toThrow(/references is empty/);
  });
});
