import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bleuOfStatistics, bleuSignature, corpusBleu, sentenceBleu } from '#app/core/measures/bleu/bleu.ts';
import type { BleuOptions, BleuSmoothing } from '#app/core/measures/bleu/options.ts';
import { type BleuScore, bleuScore } from '#app/core/measures/bleu/score.ts';
import { bleuStatistics } from '#app/core/measures/bleu/statistics.ts';
import type { Tokenizer } from '#app/core/measures/tokenizers/tokenize.ts';
import { bySegment, expectFigures, oracle, withoutVersion } from '../oracle.ts';

interface Random {
  options: BleuOptions;
  hypotheses: string[];
  references: string[][];
  corpus: BleuScore;
  sentences: BleuScore[];
  signature: string;
}

interface Published {
  name: string;
  mode: 'corpus' | 'sentence';
  hyps: string[];
  refs: (string | null)[][];
  tokenize: Tokenizer;
  lowercase: boolean;
  smooth_method: BleuSmoothing;
  smooth_value: number | null;
  effective_order: boolean;
  max_ngram_order: number;
  expected: { score: number; precisions: number[]; bp: number; sys_len: number; ref_len: number } & {
    counts: number[];
    totals: number[];
  };
}

interface PublishedStatistics {
  correct: number[];
  total: number[];
  sys_len: number;
  ref_len: number;
  smooth_method: BleuSmoothing;
  smooth_value: number | null;
  expected_score: number;
}

describe('BLEU against sacreBLEU', () => {
  it('agrees on random corpora and their sentences, with every option', () => {
    for (const { options, hypotheses, references, corpus, sentences, signature } of oracle<Random>('bleu')) {
      expectFigures(corpusBleu(hypotheses, references, options), corpus);
      sentences.forEach((expected, i) => {
        expectFigures(sentenceBleu(hypotheses[i]!, references[i]!, options), expected);
      });
      expect(withoutVersion(bleuSignature(references, options))).toBe(withoutVersion(signature));
    }
  });

  it.each(oracle<Published>('published-bleu'))('agrees on its own test $name', (test) => {
    const options = {
      tokenizer: test.tokenize,
      lowercase: test.lowercase,
      smoothing: test.smooth_method,
      smoothingValue: test.smooth_value,
      effectiveOrder: test.effective_order,
      maxOrder: test.max_ngram_order,
    };
    const { bp, sys_len, ref_len, ...rest } = test.expected;
    expectFigures(corpusBleu(test.hyps, bySegment(test.refs), options), {
      ...rest,
      brevityPenalty: bp,
      hypothesisLength: sys_len,
      referenceLength: ref_len,
    });
  });

  it('agrees on bare statistics', () => {
    for (const test of oracle<PublishedStatistics>('published-bleu-statistics')) {
      const statistics = {
        counts: test.correct,
        totals: test.total,
        hypothesisLength: test.sys_len,
        referenceLength: test.ref_len,
      };
      const options = { smoothing: test.smooth_method, smoothingValue: test.smooth_value };
      expectFigures(bleuScore(statistics, options).score, test.expected_score);
    }
  });
});

const word = fc.constantFrom('the', 'cat', 'sat', 'on', 'a', 'mat', '.', '1,5', '猫');
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
const corpus = fc.array(
  fc.record({ hypothesis: text, references: fc.array(text, { minLength: 1, maxLength: 3 }) }),
  {
    minLength: 1,
    maxLength: 6,
  },
);

describe('BLEU', () => {
  it('is 100 for a text of four tokens or more against itself', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 4, maxLength: 20 }), (words) => {
        const line = words.join(' ');
        expect(sentenceBleu(line, ['other', line]).score).toBeCloseTo(100, 9);
      }),
    );
  });

  it('does not depend on the order of segments or references, and lies in 0–100', () => {
    fc.assert(
      fc.property(corpus, (segments) => {
        const score = (list: typeof segments) =>
          corpusBleu(
            list.map((s) => s.hypothesis),
            list.map((s) => s.references),
          );
        const reversed = segments.map((s) => ({ ...s, references: s.references.toReversed() })).toReversed();
        expect(score(reversed)).toEqual(score(segments));
        expect(score(segments).score).toBeGreaterThanOrEqual(0);
        expect(score(segments).score).toBeLessThanOrEqual(100 + 1e-9);
      }),
    );
  });

  it('of a resample of statistics is that of the resampled texts', () => {
    fc.assert(
      fc.property(corpus, fc.array(fc.nat(), { minLength: 1, maxLength: 8 }), (segments, draws) => {
        const indices = draws.map((draw) => draw % segments.length);
        const statistics = segments.map((s) => bleuStatistics(s.hypothesis, s.references));
        const texts = indices.map((i) => segments[i]!);
        expect(bleuOfStatistics(statistics, {}, indices)).toEqual(
          corpusBleu(
            texts.map((s) => s.hypothesis),
            texts.map((s) => s.references),
          ),
        );
      }),
    );
  });

  it('rounds the smoothing value in the signature half to even, as Python', () => {
    const smoothing = 'floor';
    expect(bleuSignature([['a']], { smoothing, smoothingValue: 0.125 })).toContain('smooth:floor[0.12]');
    expect(bleuSignature([['a']], { smoothing, smoothingValue: 0.375 })).toContain('smooth:floor[0.38]');
  });

  it('refuses an empty corpus, unequal lengths and a segment without a reference', () => {
    expect(() => corpusBleu([], [])).toThrow(/at least one segment/);
    expect(() => corpusBleu(['a', 'b'], [['a']])).toThrow(/2 hypotheses and references for 1/);
    expect(() => corpusBleu(['a', 'b'], [['a'], []])).toThrow(/references\[1\] is empty/);
    expect(() => sentenceBleu('a', [])).toThrow(/references is empty/);
    expect(() => bleuOfStatistics([])).toThrow(/at least one segment/);
  });
});
