import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BertScore } from '#app/core/measures/bertscore/bertScore.ts';
import { parseBertScoreBaseline } from '#app/core/measures/bertscore/bertScoreBaseline.ts';
import { type Encoder, loadEncoder } from '#app/inference/encoding/encoder.ts';
import { scoreSegments, type Segment, type SegmentOptions } from '#app/inference/encoding/scoreSegments.ts';
import { ENCODERS, encoderFolder, expectNear, pairs } from './oracles.ts';

const baselineFile = encoderFolder('baseline.tsv');

async function scores(encoder: Encoder, segments: readonly Segment[], options?: SegmentOptions) {
  const all: BertScore[] = [];
  for await (const some of scoreSegments(encoder, segments, options)) all.push(...some);
  return all;
}

describe.each(ENCODERS)('BERTScore with $model', ({ model, tokens, cases }) => {
  let encoder: Encoder;
  beforeAll(async () => {
    encoder = await loadEncoder(encoderFolder(model), { variant: 'fp32', threads: 1 });
  });
  afterAll(() => encoder.release());

  it('reads texts as the reference implementation does', () => {
    expect(pairs.map(({ hypothesis }) => encoder.tokenizer.encode(hypothesis).tokens)).toEqual(tokens);
  });

  it.each(cases)('equals bert-score: layer $layer, idf $idf, baseline $baseline', async (expected) => {
    const { layer, idf, baseline } = expected;
    const isLast = encoder.bindings.layers.size === 0;
    const result = await scores(encoder, pairs, {
      layer: isLast ? undefined : layer,
      idf,
      baseline: baseline
        ? parseBertScoreBaseline(readFileSync(baselineFile, 'utf8'), layer, 'file')
        : undefined,
    });
    expectNear(result, expected.scores);
  });

  it('gives each segment the same figures alone and among others', async () => {
    const together = await scores(encoder, pairs);
    for (const [index, pair] of pairs.entries())
      expect(await scores(encoder, [pair])).toEqual([together[index]]);
  });
});

describe('an encoder that quantizes activations as they come', () => {
  it('gives each segment the same figures alone and among others', async () => {
    const encoder = await loadEncoder(encoderFolder('bert'), { variant: 'quantized', threads: 1 });
    expect(encoder.rowsInfluenceEachOther).toBe(true);
    const together = await scores(encoder, pairs);
    for (const [index, pair] of pairs.entries())
      expect(await scores(encoder, [pair])).toEqual([together[index]]);
    expect(together).not.toEqual(
      await scores(await loadEncoder(encoderFolder('bert'), { variant: 'fp32' }), pairs),
    );
    await encoder.release();
  });
});

describe('what cannot be scored', () => {
  it('is refused with its place', async () => {
    const encoder = await loadEncoder(encoderFolder('bert'), { threads: 1 });
    await expect(scores(encoder, [{ hypothesis: 'a', references: [] }])).rejects.toThrow(
      /Segment 0 has no reference/,
    );
    await expect(scores(encoder, pairs, { layer: 9 })).rejects.toThrow(
      /gives no layer 9; it gives 0, 1, 2, 3/,
    );
    const one = { precision: 1, recall: 0, f1: 0 };
    await expect(scores(encoder, pairs, { baseline: one })).rejects.toThrow(/precision is 1/);
    await encoder.release();
    const last = await loadEncoder(encoderFolder('roberta'), { threads: 1 });
    await expect(scores(last, pairs, { layer: 1 })).rejects.toThrow(/gives its last layer only/);
    await last.release();
  });

  it('ends when it is cancelled', async () => {
    const encoder = await loadEncoder(encoderFolder('bert'), { threads: 1 });
    const control = new AbortController();
    control.abort(new Error('enough'));
    const all = scoreSegments(encoder, pairs, {}, control.signal);
    await expect(all.next()).rejects.toThrow('enough');
    await encoder.release();
  });
});
