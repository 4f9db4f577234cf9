import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadTokensOf } from '#app/inference/models/tokenizer.ts';
import { errorOf, printed, valueOf } from './stream.ts';

const segments = {
  hypotheses: ['the cat sat on the mat', 'dogs'],
  references: [['the cat sat on a mat', 'a cat on the mat'], ['dog']],
};

describe('text measures', () => {
  it('tokenize and stem', async () => {
    expect(await valueOf('tokenize', { text: 'Hi, 3.5!' })).toEqual({ tokens: ['Hi', ',', '3.5', '!'] });
    expect(await valueOf('tokenize', { text: '好的' }, { tokenizer: 'zh' })).toEqual({
      tokens: ['好', '的'],
    });
    expect(await valueOf('stem', { word: 'flies' })).toEqual({ stem: 'fli' });
  });

  it('bleu of a corpus and of its sentences', async () => {
    const corpus = await valueOf('bleu', segments);
    expect(Object.keys(corpus)).toEqual([
      'score',
      'precisions',
      'brevityPenalty',
      'hypothesisLength',
      'referenceLength',
      'counts',
      'totals',
      'signature',
    ]);
    // sacreBLEU 2.6.0 with the streams of these references.
    expect(corpus.score).toBeCloseTo(65.00593260343696, 9);
    expect(corpus.signature).toMatch(
      /^nrefs:var\|case:mixed\|eff:no\|tok:13a\|smooth:exp\|version:evenhand-/,
    );
    const sentences = await valueOf('bleu', segments, { level: 'sentence' });
    expect(sentences.scores).toHaveLength(2);
    expect(sentences.scores[0].hypothesisLength).toBe(6);
    expect(sentences.signature).toMatch(/eff:yes/);
    const plain = await valueOf('bleu', segments, { level: 'sentence', effectiveOrder: false });
    expect(plain.signature).toMatch(/eff:no/);
  });

  it('bleu takes the default where the smoothing value is null', async () => {
    const options = { smoothing: 'floor', smoothingValue: null };
    expect((await valueOf('bleu', segments, options)).signature).toMatch(/smooth:floor\[0\.10\]/);
  });

  it('chrf, ter and their sentences', async () => {
    expect((await valueOf('chrf', segments, { wordOrder: 2 })).signature).toMatch(/nc:6\|nw:2/);
    expect((await valueOf('chrf', segments, { level: 'sentence' })).scores[1].score).toBeGreaterThan(50);
    expect(await valueOf('ter', { hypotheses: ['b a'], references: [['a b']] })).toMatchObject({
      score: 50,
      edits: 1,
      referenceLength: 2,
    });
    expect((await valueOf('ter', segments, { level: 'sentence' })).scores).toHaveLength(2);
  });

  it('rouge per segment and on average', async () => {
    const { scores, mean } = await valueOf('rouge', segments);
    expect(Object.keys(scores[0])).toEqual(['rouge1', 'rouge2', 'rougeL']);
    expect(mean.rouge1.f1).toBeCloseTo((scores[0].rouge1.f1 + scores[1].rouge1.f1) / 2, 12);
    expect(await errorOf('rouge', segments, { types: ['rouge10'] })).toMatch(/rouge1 … rouge9/);
    expect(await errorOf('rouge', segments, { types: [] })).toMatch(/options\.types/);
  });

  it('meteor, exact_match, token_f1 and distinct_n', async () => {
    const data = {
      hypotheses: [['Cats', 'sat']],
      references: [
        [
          ['cat', 'sits'],
          ['cat', 'sat'],
        ],
      ],
    };
    expect((await valueOf('meteor', data)).scores[0]).toBeCloseTo(1 - 0.5 / 8, 12);
    expect((await valueOf('meteor', data, { stemmer: false })).scores[0]).toBeLessThan(0.6);
    expect(await valueOf('exact_match', segments)).toEqual({ scores: [1, 0], mean: 0.5 });
    expect((await valueOf('token_f1', segments)).scores[1]).toBe(0);
    expect(await valueOf('distinct_n', { texts: ['a b a b'] })).toEqual({ distinct: 2 / 3 });
    expect(await valueOf('distinct_n', { texts: ['a'] })).toMatchObject({ distinct: null, reason: /./ });
  });
});

describe('measures of log-probabilities', () => {
  it('weigh documents by tokens or bytes', async () => {
    const tokenLogProbabilities = [[-Math.LN2], [-3 * Math.LN2, -3 * Math.LN2]];
    const ppl = await valueOf('perplexity', { tokenLogProbabilities });
    expect(ppl.perplexity).toBeCloseTo(2 ** (7 / 3), 12);
    expect(ppl.perDocument[1]).toBeCloseTo(8, 12);
    const bits = await valueOf('bits_per_byte', { tokenLogProbabilities, texts: ['a', '猫'] });
    expect(bits.bitsPerByte).toBeCloseTo(7 / 4, 12);
    expect(bits.perDocument[1]).toBeCloseTo(2, 12);
  });

  it('give null and a reason where a figure is undefined', async () => {
    const value = await valueOf('perplexity', { tokenLogProbabilities: [[-1], []] });
    expect(value.perplexity).toBeCloseTo(Math.E, 12);
    expect(value.perDocument[1]).toBeNull();
    expect(value.reason).toMatch(/without tokens/);
    expect((await valueOf('perplexity', { tokenLogProbabilities: [[-1e6]] })).perplexity).toBeNull();
    const bits = await valueOf('bits_per_byte', { tokenLogProbabilities: [[-1]], texts: [''] });
    expect(bits).toMatchObject({ bitsPerByte: null, perDocument: [null] });
    expect(bits.reason).toMatch(/empty text/);
  });

  it('refuse lengths that differ and positive log-probabilities', async () => {
    expect(await errorOf('bits_per_byte', { tokenLogProbabilities: [[-1]], texts: [] })).toMatch(/0 texts/);
    expect(await errorOf('perplexity', { tokenLogProbabilities: [[1]] })).toMatch(/0 or less/);
  });
});

describe('agreement', () => {
  const ratings = [
    [1, 2, 3, null],
    [1, 2, 4, 4],
  ];

  it('krippendorff_alpha with its resamples', async () => {
    const options = { level: 'interval', bootstrap: { samples: 100, seed: 0 } };
    const value = await valueOf('krippendorff_alpha', { ratings }, options);
    expect(value).toMatchObject({ units: 3, pairableValues: 6 });
    expect(value.interval).toHaveLength(2);
    expect(await valueOf('krippendorff_alpha', { ratings }, options)).toEqual(value);
    const given = await valueOf(
      'krippendorff_alpha',
      { ratings },
      { level: 'interval', unitIndices: [[0, 1, 2]] },
    );
    expect(given.resampled).toEqual([value.alpha]);
    expect(await valueOf('krippendorff_alpha', { ratings: [[1], [null]] })).toMatchObject({ alpha: null });
  });

  it('kappas, Gwet and percent agreement', async () => {
    const [a, b] = [
      ['x', 'y', 'x', 'y'],
      ['x', 'y', 'y', 'y'],
    ];
    expect((await valueOf('cohen_kappa', { a, b })).kappa).toBeCloseTo(0.5, 12);
    expect(
      (
        await valueOf('fleiss_kappa', {
          counts: [
            [2, 0],
            [0, 2],
            [1, 1],
            [0, 2],
          ],
        })
      ).kappa,
    ).toBeCloseTo(7 / 15, 12);
    expect((await valueOf('percent_agreement', { ratings: [a, b] })).agreement).toBe(0.75);
    expect((await valueOf('gwet_ac', { ratings: [a, b] })).percentAgreement).toBe(0.75);
    expect(await errorOf('gwet_ac', { ratings: [a, b] }, { weights: 'cubic' })).toMatch(/options\.weights/);
    expect(await errorOf('cohen_kappa', { a, b: ['x'] })).toMatch(/4 ratings of a and 1 of b/);
  });
});

describe('statistics', () => {
  const x = [1, 2, 3, 4, 6];
  const y = [1.5, 1, 3.5, 5, 4];

  it('icc and kendall_w', async () => {
    const ratings = [
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
    ];
    // Shrout & Fleiss 1979.
    const value = await valueOf('icc', { ratings });
    expect(value.ICC1.value).toBeCloseTo(0.17, 2);
    expect(value.ICC3k.value).toBeCloseTo(0.91, 2);
    expect((await valueOf('kendall_w', { ratings })).w).toBeGreaterThan(0.5);
  });

  it('proportion_interval', async () => {
    const { lower, upper } = await valueOf('proportion_interval', { successes: 3, n: 10 });
    expect(lower).toBeCloseTo(0.1077912674, 9);
    expect(upper).toBeCloseTo(0.6032218525, 9);
    expect(await valueOf('proportion_interval', { successes: 0, n: 0 })).toMatchObject({
      lower: null,
      reason: /./,
    });
    expect(await errorOf('proportion_interval', { successes: 4, n: 3 })).toMatch(/4 of 3/);
    expect(await errorOf('proportion_interval', { successes: 1, n: 3 }, { confidence: 1 })).toMatch(
      /confidence/,
    );
  });

  it('correlation by each method', async () => {
    for (const method of ['pearson', 'spearman', 'kendall-b', 'kendall-c']) {
      const value = await valueOf('correlation', { x, y }, { method });
      expect(value.coefficient).toBeGreaterThan(0.3);
      expect(value.p).toBeLessThan(0.4);
    }
    expect(await valueOf('correlation', { x, y: x.map(() => 1) })).toMatchObject({
      coefficient: null,
      reason: /./,
    });
  });

  it('paired_test by each method', async () => {
    expect(await valueOf('paired_test', { x, y })).toEqual({
      statistic: expect.closeTo(0.2, 12),
      p: expect.any(Number),
    });
    expect(await valueOf('paired_test', { x, y }, { method: 'wilcoxon' })).toMatchObject({
      p: expect.any(Number),
    });
    expect(await valueOf('paired_test', { x, y }, { method: 't' })).toMatchObject({ p: expect.any(Number) });
    expect(await valueOf('paired_test', { x: [1, 1, 1], y: [0, 0, 0] }, { method: 'mcnemar' })).toEqual({
      statistic: 0,
      p: 0.25,
    });
    expect(await errorOf('paired_test', { x, y: [1] })).toMatch(/5 values and y has 1/);
  });

  it('cliffs_delta and multiple_tests', async () => {
    expect(await valueOf('cliffs_delta', { x: [2, 3], y: [1] })).toEqual({ delta: 1 });
    expect(await valueOf('cliffs_delta', { x: [], y: [1] })).toMatchObject({ delta: null, reason: /./ });
    expect(await valueOf('multiple_tests', { p: [0.01, 0.04] })).toEqual({ adjusted: [0.02, 0.04] });
    expect(await errorOf('multiple_tests', { p: [2] })).toMatch(/p\[0\] is 2/);
  });
});

describe('preferences, true labels and raters', () => {
  it('bradley_terry by both models, and where there is no estimate', async () => {
    const data = {
      wins: [
        [0, 3],
        [1, 0],
      ],
      ties: [
        [0, 2],
        [2, 0],
      ],
    };
    const value = await valueOf('bradley_terry', data);
    expect(value.exists).toBe(true);
    expect(value.logStrengths[0]).toBeCloseTo(Math.log(4 / 2) / 2, 9);
    expect(value).not.toHaveProperty('tieParameter');
    const davidson = await valueOf('bradley_terry', data, { model: 'davidson' });
    expect(davidson.tieParameter).toBeCloseTo(2 / Math.sqrt(3), 9);
    const none = await valueOf('bradley_terry', {
      wins: [
        [0, 3],
        [0, 0],
      ],
    });
    expect(none).toMatchObject({ exists: false, logStrengths: null, reason: /ever beat/ });
    expect(
      await errorOf('bradley_terry', {
        wins: [
          [0, -3],
          [0, 0],
        ],
      }),
    ).toMatch(/wins\[0\]\[1\] is -3/);
    expect(
      await errorOf('bradley_terry', {
        wins: [
          [0, '3'],
          [0, 0],
        ],
      }),
    ).toMatch(/data\.wins\[0\]/);
  });

  it('dawid_skene and mace', async () => {
    const judgments = [
      ['i', 'r', 'x'],
      ['i', 's', 'x'],
      ['j', 'r', 'y'],
      ['j', 's', 'y'],
    ];
    const value = await valueOf('dawid_skene', { judgments }, { iterations: 5, tolerance: 0 });
    expect(value).toMatchObject({
      labels: { i: 'x', j: 'y' },
      posteriors: { i: { x: 1, y: 0 } },
      raterConfusion: { r: { x: { x: 1, y: 0 } } },
    });
    const found = await valueOf('mace', { judgments }, { seed: 0, restarts: 2, iterations: 20 });
    expect(found.labels).toEqual({ i: 'x', j: 'y' });
    expect(found.competence.r).toBeGreaterThan(0.5);
    expect(await errorOf('dawid_skene', { judgments: [['i', 'r']] })).toMatch(/item, rater and category/);
    expect(await errorOf('mace', { judgments: [] })).toMatch(/empty/);
  });

  it('rater_agreement and self_consistency', async () => {
    const { perRater } = await valueOf('rater_agreement', {
      ratings: [
        [1, 2],
        [1, 3],
      ],
    });
    expect(perRater[0]).toEqual({ units: 2, agreement: 0.5, severity: 0.5 });
    expect((await valueOf('rater_agreement', { ratings: [['a']] })).reason).toMatch(/without a unit/);
    const repeats = await valueOf('self_consistency', {
      ratings: [
        [1, 'r', 2],
        [1, 'r', 3],
      ],
    });
    expect(repeats.perRater).toEqual([{ rater: 'r', units: 1, agreement: 0, distance: 1 }]);
  });
});

describe('scores of models that classify, rank or embed', () => {
  it('classification', async () => {
    const data = { truth: ['a', 'b', 'b'], predicted: ['a', 'b', 'a'], scores: [0.2, 0.7, 0.1] };
    const value = await valueOf('classification', data, { beta: 2 });
    expect(value.accuracy).toBeCloseTo(2 / 3, 12);
    expect(value.perClass.b).toMatchObject({ precision: 1, recall: 0.5, support: 2 });
    expect(value.perClass.b.fBeta).toBeCloseTo(5 / 9, 12);
    expect(value.auc).toBe(0.5);
    expect(await errorOf('classification', { ...data, scores: ['a'] })).toMatch(/data\.scores\[0\]/);
  });

  it('ranking', async () => {
    const value = await valueOf(
      'ranking',
      {
        relevance: [
          [0, 1],
          [0, 0],
        ],
      },
      { k: 2 },
    );
    expect(value.mrr).toEqual({ mean: 0.25, perQuery: [0.5, 0] });
    expect(value.map).toEqual({ mean: 0.5, perQuery: [0.5, null] });
    expect(value.reason).toMatch(/nothing relevant/);
    expect(await errorOf('ranking', { relevance: [[1]] }, { k: 0 })).toMatch(/options\.k/);
  });

  it('bertscore', async () => {
    const data = {
      hypothesisEmbeddings: [
        [
          [1, 0],
          [0, 2],
        ],
      ],
      referenceEmbeddings: [[[3, 0]]],
      hypothesisWeights: [[3, 1]],
    };
    const { scores, mean } = await valueOf('bertscore', data);
    expect(scores).toEqual([{ precision: 0.75, recall: 1, f1: expect.closeTo(6 / 7, 12) }]);
    expect(mean).toEqual(scores[0]);
    expect(await errorOf('bertscore', { ...data, referenceEmbeddings: [] })).toMatch(
      /1 segments and reference/,
    );
    const empty = await valueOf('bertscore', { hypothesisEmbeddings: [[]], referenceEmbeddings: [[]] });
    expect(empty).toMatchObject({ scores: [{ f1: null }], reason: /without tokens/ });
  });

  it('length_ratio, standardized_difference and the intervals of correlations', async () => {
    expect(await valueOf('length_ratio', segments)).toEqual({
      ratio: 1,
      scores: [1, 1],
      hypothesisLength: 7,
      referenceLength: 7,
    });
    const [x, y] = [
      [1, 2, 3, 4, 6],
      [1.5, 1, 3.5, 5, 4],
    ];
    expect((await valueOf('standardized_difference', { x, y }, { method: 'paired' })).interval).toHaveLength(
      2,
    );
    for (const method of ['pearson', 'spearman', 'kendall-b', 'kendall-c']) {
      const { coefficient, interval } = await valueOf('correlation', { x, y }, { method, confidence: 0.9 });
      expect(interval[0]).toBeLessThan(coefficient);
      expect(interval[1]).toBeGreaterThan(coefficient);
    }
    const few = await valueOf('correlation', { x: [1, 2, 3], y: [1, 3, 2] });
    expect(few).toMatchObject({ coefficient: expect.closeTo(0.5, 12), interval: null, reason: /too few/ });
  });
});

describe('what is one thing in every measure', () => {
  const mixed = [
    [1, '1', 2],
    ['1', 1, 2],
  ];

  it.each([
    ['krippendorff_alpha', { ratings: mixed }],
    ['gwet_ac', { ratings: mixed }],
    ['percent_agreement', { ratings: mixed }],
    ['rater_agreement', { ratings: mixed }],
    ['cohen_kappa', { a: mixed[0], b: mixed[1] }],
    ['classification', { truth: mixed[0], predicted: mixed[1] }],
    ['self_consistency', { ratings: [['u', 'r', 1], ['u', 'r', '1']] }], // prettier-ignore
    ['dawid_skene', { judgments: [['u', 'r', 1], ['u', 's', 'a']] }], // prettier-ignore
    ['mace', { judgments: [['u', 'r', 1], ['u', 's', 'a']] }], // prettier-ignore
  ])('%s refuses labels of which some are numbers and some texts', async (measure, data) => {
    expect(await errorOf(measure, data)).toMatch(/as a number and ".*" as a text|as a number and as a text/);
  });

  it('texts that are numbers are ordered, and measured, as those', async () => {
    const a = [1, 2, 10, 9, 10, 3];
    const b = [1, 2, 9, 10, 10, 2];
    const texts = (values: number[]) => values.map(String);
    const options = { weights: 'linear' };
    const { kappa } = await valueOf('cohen_kappa', { a: texts(a), b: texts(b) }, options);
    expect(kappa).toBe((await valueOf('cohen_kappa', { a, b }, options)).kappa);
    for (const [measure, own] of [
      ['gwet_ac', { weights: 'ordinal' }],
      ['gwet_ac', { weights: 'quadratic' }],
      ['krippendorff_alpha', { level: 'ordinal' }],
    ] as const) {
      const ofTexts = await valueOf(measure, { ratings: [texts(a), texts(b)] }, own);
      expect(ofTexts).toEqual(await valueOf(measure, { ratings: [a, b] }, own));
    }
  });

  it('NaN is an error that says to write null, and its line keeps its id', async () => {
    const [line] = await printed(
      Buffer.from('{"id":"x","measure":"icc","data":{"ratings":[[1,NaN],[2,3]]}}\n'),
    );
    expect(line).toMatch(/"id":"x","error":.*holds NaN; write null/);
  });

  it('fleiss_kappa names what takes unequal numbers of ratings', async () => {
    expect(await errorOf('fleiss_kappa', { counts: [[2, 1], [3, 1]] })).toMatch(/krippendorff_alpha and gwet_ac/); // prettier-ignore
  });
});

describe('the interval over items and raters', () => {
  it('is the verdict’s, with the parts of its variance', async () => {
    const ratings = [1, 0, -1, 0.5, 0, 1, 1, -1].map((value, k) => [`i${k % 4}`, `r${k % 3}`, value]);
    const value = await valueOf('difference_interval', { ratings }, { confidence: 0.9 });
    const { variance } = value;
    expect(variance.cells + variance.items + variance.raters).toBeCloseTo(value.standardError ** 2, 12);
    expect(value).toMatchObject({ items: 4, raters: 3 });
    expect(await valueOf('mean_interval', { ratings }, { confidence: 0.9 })).toEqual(value);
    expect(await valueOf('mean_interval', { ratings: ratings.slice(0, 1) })).toMatchObject({
      estimate: 1,
      lower: null,
      variance: null,
      reason: expect.stringMatching(/two of each/) as string,
    });
  });
});

describe('resampling of clusters', () => {
  it('draws whole clusters', async () => {
    const ratings = [[1, 1, 2, 2, 3, 3], [1, 1, 3, 3, 2, 2]]; // prettier-ignore
    const clusters = ['a', 'a', 'b', 'b', 'c', 'c'];
    const bootstrap = { samples: 300, seed: 1 };
    const one = clusters.map(() => 'all');
    const { alpha, interval } = await valueOf(
      'krippendorff_alpha',
      { ratings },
      { bootstrap, clusters: one },
    );
    expect(interval).toEqual([alpha, alpha]);
    const single = await valueOf('krippendorff_alpha', { ratings }, { bootstrap });
    expect(single.alpha).toBe(alpha);
    expect(single.interval[1] - single.interval[0]).toBeGreaterThan(0.1);
    const pairs = await valueOf('krippendorff_alpha', { ratings }, { bootstrap, clusters });
    expect(pairs.interval).not.toEqual([alpha, alpha]);
    expect(await errorOf('krippendorff_alpha', { ratings }, { bootstrap, clusters: ['a'] })).toMatch(
      /1 clusters for 6 units/,
    );
    expect(await errorOf('krippendorff_alpha', { ratings }, { clusters })).toMatch(/options\.bootstrap/);
  });
});

describe('a tokenizer from a file', () => {
  const file = 'fixtures/oracles/inference/llama/tokenizer.json';
  const data = { hypotheses: ['the cat sat on the mat'], references: [['the cat sat on a mat']] };

  it('parts texts into the tokens of its vocabulary', async () => {
    const { tokenize } = await loadTokensOf(path.resolve(file));
    const apart = {
      hypotheses: data.hypotheses.map((text) => tokenize(text).join(' ')),
      references: data.references.map((texts) => texts.map((text) => tokenize(text).join(' '))),
    };
    for (const [measure, options] of [
      ['bleu', { tokenizer: 'none' }],
      ['chrf', { wordOrder: 2 }],
    ] as const) {
      const { score, signature } = await valueOf(measure, data, { ...options, tokenizer: { file } });
      expect(score).toBe((await valueOf(measure, apart, options)).score);
      expect(signature).toMatch(/\|tok:file-[0-9a-f]{16}\|/);
    }
  });

  it('is named where it is missing', async () => {
    expect(await errorOf('bleu', data, { tokenizer: { file: 'nowhere/tokenizer.json' } })).toMatch(/nowhere/);
  });
});
