import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadTokenizer, type ModelTokenizer } from '#app/inference/models/tokenizer.ts';

/** As scripts/research/oracles/inference/tokenizers/make.py writes them. */
const { texts, tokenizers } = JSON.parse(
  readFileSync(
    path.resolve(import.meta.dirname, '../../../fixtures/oracles/inference/tokenizers.json'),
    'utf8',
  ),
) as {
  texts: string[];
  tokenizers: Record<
    string,
    { definition: Record<string, unknown>; encoded: number[][]; decoded: [number[], string][] }
  >;
};

async function tokenizerOf(definition: object, config: object = {}): Promise<ModelTokenizer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'evenhand-tokenizer-'));
  await writeFile(path.join(folder, 'tokenizer.json'), JSON.stringify(definition));
  await writeFile(path.join(folder, 'tokenizer_config.json'), JSON.stringify(config));
  return await loadTokenizer(folder);
}

describe('a tokenizer', () => {
  it.each(Object.entries(tokenizers))('with %s reads and writes as the reference does', async (_, oracle) => {
    const tokenizer = await tokenizerOf(oracle.definition);
    const read = oracle.encoded.map((ids, at) => ({ text: texts[at]!, ids }));
    expect(read.map(({ text }) => ({ text, ids: tokenizer.encode(text, false) }))).toEqual(read);
    expect(oracle.decoded.map(([ids]) => [ids, tokenizer.decode(ids)])).toEqual(oracle.decoded);
  });
});

const bpe = {
  ...{ added_tokens: [], normalizer: null, pre_tokenizer: null, post_processor: null, decoder: null },
  model: { type: 'BPE', vocab: { a: 0, b: 1 }, merges: [] },
};

describe('a part that would be left out in silence', () => {
  it.each<[string, object, string]>([
    ['a pre-tokenizer', { pre_tokenizer: { type: 'UnicodeScripts' } }, 'pre_tokenizer'],
    ['a decoder', { decoder: { type: 'CTC', pad_token: '', word_delimiter_token: '|' } }, 'decoder'],
    [
      'a part of a sequence',
      { normalizer: { type: 'Sequence', normalizers: [{ type: 'NFC' }, { type: 'NFX' }] } },
      'normalizer.normalizers.1.type',
    ],
    ['a setting', { normalizer: { type: 'NFC', version: 15 } }, 'normalizer'],
    ['merges at random', { model: { ...bpe.model, dropout: 0.1 } }, 'model.dropout'],
    [
      'a prefix of subwords',
      { model: { ...bpe.model, continuing_subword_prefix: '##' } },
      'model.continuing_subword_prefix',
    ],
    ['a model', { model: { type: 'Other', vocab: {} } }, 'model.type'],
    [
      'a token that stands alone',
      { added_tokens: [{ id: 2, content: '<x>', single_word: true }] },
      'added_tokens.0.single_word',
    ],
    ['no decoder at all', { decoder: undefined }, 'decoder'],
    [
      'a broken map of characters',
      { normalizer: { type: 'Precompiled', precompiled_charsmap: 'not base64' } },
      'normalizer.precompiled_charsmap',
    ],
  ])('is refused by its name: %s', async (_, change, place) => {
    await expect(tokenizerOf({ ...bpe, ...change })).rejects.toMatchObject({
      code: 'model_unusable',
      message: expect.stringContaining(`(${place}`) as string,
    });
  });

  it('is refused where a map of characters is cut off', async () => {
    const cut = Buffer.from([255, 0, 0, 0, 1, 2]).toString('base64');
    const normalizer = { type: 'Precompiled', precompiled_charsmap: cut };
    await expect(tokenizerOf({ ...bpe, normalizer })).rejects.toMatchObject({ code: 'model_unusable' });
  });

  it('is none where a file is merely older, or says what generating ignores', async () => {
    const { type: _, ...model } = bpe.model;
    const truncation = { max_length: 1, strategy: 'LongestFirst', stride: 0, direction: 'Right' };
    const tokenizer = await tokenizerOf({ ...bpe, model, truncation, padding: null });
    expect(tokenizer.encode('ab', false)).toEqual([0, 1]);
  });
});

it('normalizes added tokens as the texts in which they are sought', async () => {
  const tokenizer = await tokenizerOf({
    ...bpe,
    normalizer: { type: 'Lowercase' },
    added_tokens: [
      {
        id: 2,
        content: '<END>',
        special: false,
        normalized: true,
        lstrip: false,
        rstrip: false,
        single_word: false,
      },
      {
        id: 3,
        content: '<S>',
        special: true,
        normalized: false,
        lstrip: false,
        rstrip: false,
        single_word: false,
      },
    ],
  });
  expect(tokenizer.encode('A<end>B<End><S><s>', false)).toEqual([0, 2, 1, 2, 3]);
});
