import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemText } from '#app/i18n/problems.ts';
import { generate, type GeneratedOutput } from '#app/inference/decoding/generate.ts';
import { traitsOf } from '#app/inference/decoding/traitsOf.ts';
import { loadModelFolder, type Model } from '#app/inference/models/modelFolder.ts';
import { scoreTexts } from '#app/inference/scoring/scoreTexts.ts';
import { outputsOf, resultsOf } from '../collect.ts';
import { KERNELS, useKernels } from '../kernels.ts';
import { oracles, tinyModel } from '../oracles.ts';
import { best, openPlainly, type PlainModel } from '../plainLoop.ts';
import { settledTokens, type Rule } from '../settled.ts';

const items = oracles.greedy.map(({ prompt }, index) => ({ item: String(index), prompt }));
const models: Record<'plain' | 'half', Model> = {} as never;
let plainly: PlainModel;

beforeAll(async () => {
  models.plain = await loadModelFolder(tinyModel('tiny-gpt2'));
  models.half = await loadModelFolder(tinyModel('tiny-gpt2-half'));
  plainly = await openPlainly(tinyModel('tiny-gpt2'));
});
afterAll(async () => {
  for (const model of [...Object.values(models), plainly]) await model.release();
});

async function run(model: Model, settings: unknown = {}, batchSize = 16): Promise<GeneratedOutput[]> {
  return await outputsOf(model, items, settings, { batchSize });
}
const tokensOf = (outputs: GeneratedOutput[]) => outputs.map(({ tokens }) => tokens);

/** The same as stored, as far as another processor's rounding could not have turned a choice: nearly everywhere. */
async function expectStored(
  found: readonly (readonly number[])[],
  stored: readonly (readonly number[])[],
  rule?: Rule,
) {
  let compared = 0;
  for (const [index, tokens] of stored.entries()) {
    const count = await settledTokens(plainly, oracles.greedy[index]!.promptTokens, tokens, rule);
    compared += count;
    expect(found[index]!.slice(0, count)).toEqual(tokens.slice(0, count));
    if (count === tokens.length) expect(found[index]).toHaveLength(count);
  }
  expect(compared).toBeGreaterThan(0.9 * stored.flat().length);
}

/** What onnxruntime makes of the prompts on this processor, one at a time. */
async function expectPlain(folder: string, found: readonly (readonly number[])[], ends: readonly number[]) {
  const plain = await openPlainly(folder);
  for (const [index, { promptTokens }] of oracles.greedy.entries())
    expect(found[index]).toEqual((await plain.greedy(promptTokens, { limit: 40, ends })).tokens);
  await plain.release();
}
const endsOf = (model: Model) => model.generationConfig['eos_token_id'] as number[];

describe('greedy decoding gives what transformers gives', () => {
  test.each([1, 3, 16])('in batches of %i', async (batchSize) => {
    const outputs = await run(models.plain, {}, batchSize);
    await expectStored(
      tokensOf(outputs),
      oracles.greedy.map(({ tokens }) => tokens),
    );
    // The same tokens are the same text.
    outputs.forEach(({ tokens, output }, index) => {
      const stored = oracles.greedy[index]!;
      if (String(tokens) === String(stored.tokens)) expect(output).toBe(stored.text);
    });
  });

  test('with a repetition penalty', async () => {
    const outputs = await run(models.plain, { repetitionPenalty: 1.3 });
    await expectStored(
      tokensOf(outputs),
      oracles.greedy.map(({ penalised }) => penalised),
      (scores, read) => {
        for (const token of new Set(read))
          scores[token] = scores[token]! < 0 ? scores[token]! * 1.3 : scores[token]! / 1.3;
      },
    );
  });

  test('with a least number of new tokens', async () => {
    const outputs = await run(models.plain, { minNewTokens: 35 });
    await expectStored(
      tokensOf(outputs),
      oracles.greedy.map(({ lengthened }) => lengthened),
      (scores, _, written) => {
        for (const end of endsOf(models.plain)) if (written < 35) scores[end] = -Infinity;
      },
    );
  });
});

test('none of the stored texts hangs on how this processor rounds', async () => {
  const scored = await scoreTexts(models.plain, oracles.scores);
  const differences = scored.flatMap(({ tokenLogProbabilities }, index) =>
    tokenLogProbabilities.map((value, i) => Math.abs(value - oracles.scores[index]!.logProbabilities[i]!)),
  );
  const gaps: number[] = [];
  for (const { promptTokens, tokens } of oracles.greedy) {
    const logits = await plainly.logits([...promptTokens, ...tokens]);
    tokens.forEach((_, i) => gaps.push(best(logits[promptTokens.length - 1 + i]!).gap));
  }
  // Both of two scores may be off, against each other.
  expect(2 * Math.max(...differences)).toBeLessThan(Math.min(...gaps));
});

test('the oracles could tell a broken cache: their texts vary and end at different steps', () => {
  for (const { tokens } of oracles.greedy) expect(new Set(tokens).size).toBeGreaterThanOrEqual(20);
  expect(new Set(oracles.greedy.map(({ tokens }) => tokens.length)).size).toBeGreaterThanOrEqual(4);
});

test.each([1, 16])(
  'a graph without position ids is not padded; float16 caches; batches of %i',
  async (batchSize) => {
    expect((await traitsOf(models.plain)).paddingIsSafe).toBe(true);
    expect((await traitsOf(models.half)).paddingIsSafe).toBe(false);
    expect(models.half.first.bindings.caches[0]!.type).toBe('float16');
    const found = tokensOf(await run(models.half, {}, batchSize));
    await expectPlain(tinyModel('tiny-gpt2-half'), found, endsOf(models.half));
  },
);

describe.each(KERNELS)('rows that would influence each other, with %s 8-bit kernels', (kernels) => {
  test.each([1, 16])('run alone; batches of %i', async (batchSize) => {
    useKernels(kernels);
    const dynamic = await loadModelFolder(tinyModel('tiny-gpt2-dynamic'));
    expect(dynamic.rowsInfluenceEachOther).toBe(true);
    expect(models.plain.rowsInfluenceEachOther).toBe(false);
    const found = tokensOf(await run(dynamic, {}, batchSize));
    await expectPlain(tinyModel('tiny-gpt2-dynamic'), found, endsOf(dynamic));
    await dynamic.release();
  });
});

test('says why each output ended', async () => {
  const ends = endsOf(models.plain);
  for (const { tokens, finishReason } of await run(models.plain)) {
    expect(finishReason).toBe(ends.includes(tokens.at(-1)!) ? 'eos' : 'length');
    if (finishReason === 'length') expect(tokens).toHaveLength(40);
  }
  const short = await run(models.plain, { maxNewTokens: 3 });
  expect(short.every(({ tokens, finishReason }) => tokens.length === 3 && finishReason === 'length')).toBe(
    true,
  );
});

test('a stop string ends an output with the token that completes it, and is no part of the text', async () => {
  const whole = models.plain.tokenizer.decode(oracles.greedy[0]!.tokens);
  const stop = [...whole].slice(6, 8).join('');
  const [first] = await run(models.plain, { stopStrings: [stop] });
  expect(first!.finishReason).toBe('stop');
  const decoded = models.plain.tokenizer.decode(first!.tokens);
  expect(first!.output).toBe(decoded.slice(0, decoded.indexOf(stop)));
  expect(models.plain.tokenizer.decode(first!.tokens.slice(0, -1))).not.toContain(stop);
  expect(oracles.greedy[0]!.tokens.slice(0, first!.tokens.length)).toEqual(first!.tokens);
});

test.each([
  ['eosTokenId', { eosTokenId: [99999] }],
  ['eosTokenId', { eosTokenId: 320 }],
  ['forcedBosTokenId', { forcedBosTokenId: 99999 }],
  ['forcedEosTokenId', { forcedEosTokenId: [3, 99999] }],
  ['badWordsIds', { badWordsIds: [[5], [7, 99999]] }],
  ['suppressTokens', { suppressTokens: [99999] }],
  ['beginSuppressTokens', { beginSuppressTokens: [99999] }],
  ['decoderStartTokenId', { decoderStartTokenId: 99999 }],
])(
  'a token that the model does not have is refused before anything is written: %s',
  async (name, settings) => {
    const refused = run(models.plain, settings);
    await expect(refused).rejects.toMatchObject({ code: 'invalid_input', problems: [{ path: name }] });
    await expect(refused).rejects.toThrow(/the model has 320 tokens/);
  },
);

test('so is one that the folder names, and one that is the last of all is taken', async () => {
  const folderSays = { ...models.plain, generationConfig: { eos_token_id: [0, 50256] } };
  await expect(run(folderSays)).rejects.toThrow(/eosTokenId names token 50256.*generation_config\.json/);
  expect(await run(models.plain, { suppressTokens: [319], maxNewTokens: 1 })).toHaveLength(items.length);
});

test('an output ends where the context does', async () => {
  const [output] = await outputsOf(models.plain, [{ item: 'long', prompt: 'x'.repeat(95) }], {
    eosTokenId: [],
  });
  const prompt = models.plain.tokenizer.encode('x'.repeat(95), true).length;
  expect(output!.tokens.length).toBe(Math.min(40, 96 - prompt + 1));
  expect(output!.finishReason).toBe('length');
});

test('an item whose prompt is too long gets its error, and the others go on', async () => {
  const long = { item: 'b', prompt: 'Zq'.repeat(100) };
  const all = [items[0]!, long, { ...long, item: 'c' }, items[1]!];
  const results = await resultsOf(models.plain, all, {});
  const failed = results.filter((result) => 'error' in result);
  expect(failed.map(({ item }) => item)).toEqual(['b', 'c']);
  expect(problemText('en', failed[0]!.error!)).toMatch(
    /Item b has a prompt of 200 tokens.*at most 96.*truncation/,
  );
  const done = results.filter((result) => 'tokens' in result).map(({ item, tokens }) => ({ item, tokens }));
  expect(done.sort((a, b) => Number(a.item) - Number(b.item))).toEqual(
    [0, 1].map((index) => ({ item: String(index), tokens: oracles.greedy[index]!.tokens })),
  );
});

test('an empty prompt starts from the begin token', async () => {
  const [output] = await outputsOf(models.plain, [{ item: 'a', prompt: '' }]);
  expect(output!.tokens.length).toBeGreaterThan(0);
});

test('stops between two steps when it is cancelled', async () => {
  const control = new AbortController();
  const seen: string[] = [];
  const reading = async () => {
    for await (const { item } of generate(
      models.plain,
      items,
      {},
      { batchSize: 1, signal: control.signal },
    )) {
      seen.push(item);
      if (seen.length === 2) control.abort(new Error('enough'));
    }
  };
  await expect(reading()).rejects.toThrow('enough');
  expect(seen).toHaveLength(2);
});
