import { describe, expect, it } from 'vitest';
import {
  corpusTer,
  sentenceTer,
  terOfStatistics,
  terSignature,
  terStatistics,
} from '#app/core/measures/ter/ter.ts';
import type { TerScore } from '#app/core/measures/ter/ter.ts';
import type { TerOptions } from '#app/core/measures/ter/tokenize.ts';
import { bySegment, expectFigures, oracle, withoutVersion } from '../oracle.ts';

interface Random {
  options: TerOptions;
  hypotheses: string[];
  references: string[][];
  corpus: TerScore;
  sentences: TerScore[];
  signature: string;
}

interface Published {
  name: string;
  hyps: string[];
  refs: (string | null)[][];
  normalized: boolean;
  no_punct: boolean;
  asian_support: boolean;
  case_sensitive: boolean;
  expected: { score: number; num_edits: number; ref_length: number };
}

describe('TER against sacreBLEU', () => {
  it('agrees on random corpora and their sentences, with every option', () => {
    for (const { options, hypotheses, references, corpus, sentences, signature } of oracle<Random>('ter')) {
      expectFigures(corpusTer(hypotheses, references, options), corpus);
      sentences.forEach((expected, i) => {
        expectFigures(sentenceTer(hypotheses[i]!, references[i]!, options), expected);
      });
      expect(withoutVersion(terSignature(references, options))).toBe(withoutVersion(signature));
    }
  });

  it('agrees on long segments, where the limits of the search bear on the figure', () => {
    for (const { hypothesis, reference, ...expected } of oracle<
      { hypothesis: string; reference: string } & TerScore
    >('ter-long')) {
      expectFigures(sentenceTer(hypothesis, [reference]), expected);
    }
  });

  it.each(oracle<Published>('published-ter'))('agrees on its own test $name', (test) => {
    const options = {
      normalized: test.normalized,
      noPunctuation: test.no_punct,
      asianSupport: test.asian_support,
      caseSensitive: test.case_sensitive,
    };
    const { score, num_edits: edits, ref_length: referenceLength } = test.expected;
    expectFigures(corpusTer(test.hyps, bySegment(test.refs), options), { score, edits, referenceLength });
  });
});

it('tokenizes references twice, as sacreBLEU does', () => {
  // sacreBLEU 2.6.0: the first pass turns U+2001 into a blank, and only the second splits "it's ".
  const text = "it's\u2001aa";
  expectFigures(sentenceTer(text, [text], { normalized: true }), {
    score: 200 / 3,
    edits: 2,
    referenceLength: 3,
  });
});

it('takes resamples from statistics', () => {
  const statistics = [terStatistics('a b', ['b a']), terStatistics('c', ['d e'])];
  expectFigures(terOfStatistics(statistics, [1, 1, 0]), { score: 500 / 6, edits: 5, referenceLength: 6 });
  expect(() => terOfStatistics([])).toThrow(/at least one segment/);
  expect(() => sentenceTer('a', [])).toThrow(/references is empty/);
});
