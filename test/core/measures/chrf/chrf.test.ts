import { expect, describe, it } from 'vitest';
import { chrfOfStatistics, chrfSignature, corpusChrf, sentenceChrf } from '#app/core/measures/chrf/chrf.ts';
import type { ChrfOptions } from '#app/core/measures/chrf/options.ts';
import { chrfStatistics } from '#app/core/measures/chrf/statistics.ts';
import { bySegment, expectFigures, oracle, withoutVersion } from '../oracle.ts';

interface Random {
  options: ChrfOptions;
  hypotheses: string[];
  references: string[][];
  corpus: { score: number };
  sentences: { score: number }[];
  signature: string;
}

interface Published {
  name: string;
  hyps: string[];
  refs: (string | null)[][];
  char_order: number;
  word_order: number;
  beta: number;
  lowercase: boolean;
  whitespace: boolean;
  eps_smoothing: boolean;
  expected: { score: number };
}

describe('chrF against sacreBLEU', () => {
  it('agrees on random corpora and their sentences, with every option', () => {
    for (const { options, hypotheses, references, corpus, sentences, signature } of oracle<Random>('chrf')) {
      expectFigures(corpusChrf(hypotheses, references, options), corpus.score);
      sentences.forEach(({ score }, i) => {
        expectFigures(sentenceChrf(hypotheses[i]!, references[i]!, options), score);
      });
      expect(withoutVersion(chrfSignature(references, options))).toBe(withoutVersion(signature));
    }
  });

  it.each(oracle<Published>('published-chrf'))('agrees on its own test $name', (test) => {
    const options = {
      charOrder: test.char_order,
      wordOrder: test.word_order,
      beta: test.beta,
      lowercase: test.lowercase,
      whitespace: test.whitespace,
      epsSmoothing: test.eps_smoothing,
    };
    expectFigures(corpusChrf(test.hyps, bySegment(test.refs), options), test.expected.score);
  });
});

it('takes resamples from statistics', () => {
  const texts = [
    ['a cat', 'a hat'],
    ['dogs', 'dog'],
  ] as const;
  const statistics = texts.map(([hypothesis, reference]) => chrfStatistics(hypothesis, [reference]));
  expect(chrfOfStatistics(statistics, {}, [1, 1, 0])).toBe(
    corpusChrf(['dogs', 'dogs', 'a cat'], [['dog'], ['dog'], ['a hat']]),
  );
  expect(() => chrfOfStatistics([])).toThrow(/at least one segment/);
  expect(() => sentenceChrf('a', [])).toThrow(/references is empty/);
});
