import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadModelFolder, type Model } from '#app/inference/models/modelFolder.ts';
import type { Graph } from '#app/inference/runtime.ts';
import { scoreTexts } from '#app/inference/scoring/scoreTexts.ts';
import { oracles, tinyModel } from '../oracles.ts';

let model: Model;
beforeAll(async () => {
  model = await loadModelFolder(tinyModel('tiny-gpt2'));
});
afterAll(() => model.release());

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

test('log-probabilities equal those of PyTorch, token by token', async () => {
  const scored = await scoreTexts(model, oracles.scores);
  scored.forEach(({ tokenLogProbabilities, tokens }, index) => {
    const expected = oracles.scores[index]!.logProbabilities;
    expect(tokenLogProbabilities).toHaveLength(expected.length);
    expect(tokens).toHaveLength(expected.length);
    tokenLogProbabilities.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 3));
    const perplexity = Math.exp(-sum(tokenLogProbabilities) / tokens.length);
    const reference = Math.exp(-sum(expected) / expected.length);
    expect(Math.abs(perplexity / reference - 1)).toBeLessThan(1e-4);
  });
});

test('some of the oracles exceed the context, so that windows are tried', () => {
  expect(Math.max(...oracles.scores.map(({ logProbabilities }) => logProbabilities.length))).toBeGreaterThan(
    96 * 1.5,
  );
});

test('a text scores the same alone and among others', async () => {
  const together = await scoreTexts(model, oracles.scores);
  for (const [index, text] of oracles.scores.entries()) {
    const [alone] = await scoreTexts(model, [text]);
    expect(sum(alone!.tokenLogProbabilities)).toBeCloseTo(sum(together[index]!.tokenLogProbabilities), 3);
  }
});

test('references of one prompt, which is read once for all of them, score as on their own', async () => {
  const prompts = ['The kettle is quiet and boils fast. ', 'A lamp for the family that is bright: '];
  const texts = prompts.flatMap((prompt) =>
    ['It boils.', 'x', 'The lamp is bright and warm.', '水壶很轻'].map((text) => ({ prompt, text })),
  );
  const counted = { prompts: 0 };
  const graph: Graph = {
    ...model.first.graph,
    run(feeds, fetch) {
      if (feeds['past_key_values.0.key']!.dims[2] === 0) counted.prompts += feeds['input_ids']!.dims[0]!;
      return model.first.graph.run(feeds, fetch);
    },
  };
  const decoder = { ...model.first, graph };
  const watched = { ...model, first: decoder, next: decoder };
  await scoreTexts(watched, texts.slice(0, 1));
  counted.prompts = 0;
  const together = await scoreTexts(watched, texts);
  expect(counted.prompts).toBe(prompts.length);
  for (const [index, text] of texts.entries()) {
    const [alone] = await scoreTexts(model, [text]);
    expect(together[index]!.tokens).toEqual(alone!.tokens);
    together[index]!.tokenLogProbabilities.forEach((value, i) =>
      expect(value).toBeCloseTo(alone!.tokenLogProbabilities[i]!, 4),
    );
  }
});

test('without a begin token the first token of a bare text is not scored', async () => {
  const bare = { ...model, beginToken: undefined };
  const text = 'A lamp';
  const [scored] = await scoreTexts(bare, [{ text }]);
  expect(scored!.tokens).toEqual(model.tokenizer.encode(text, false).slice(1));
  expect(scored!.tokenLogProbabilities).toHaveLength(scored!.tokens.length);
});

test('an empty text has nothing to score', async () => {
  expect(await scoreTexts(model, [{ prompt: 'A', text: '' }])).toEqual([
    { tokens: [], tokenLogProbabilities: [] },
  ]);
});
