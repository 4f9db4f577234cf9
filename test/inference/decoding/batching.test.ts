import { describe, expect, test } from 'vitest';
import { traitsOf } from '#app/inference/decoding/traitsOf.ts';
import { loadModelFolder } from '#app/inference/models/modelFolder.ts';
import type { Graph } from '#app/inference/runtime.ts';
import { outputsOf } from '../collect.ts';
import { exportedFolder, exportedModels, exportedOracles } from '../exported.ts';
import { tinyModel } from '../oracles.ts';

const PLAIN = { maxNewTokens: 16, repetitionPenalty: 1, noRepeatNgramSize: 0, doSample: false, numBeams: 1 };
const MODES = {
  greedy: PLAIN,
  beams: { ...PLAIN, numBeams: 3 },
  sampling: { ...PLAIN, doSample: true, topK: 12, temperature: 1.5 },
};

describe.each(exportedModels)('%s', (name) => {
  const { prompts } = exportedOracles(name);
  const items = Array.from({ length: 18 }, (_, index) => ({
    item: `item-${index}`,
    prompt: prompts[index % prompts.length]!.prompt,
  }));
  // Tokens that each text comes upon sooner or later, so that they end at different steps.
  const ends = exportedOracles(name)
    .generated[0]!.outputs.map(({ tokens }, index) => tokens[4 + 3 * index]!)
    .filter((token) => token !== undefined);

  test.each(Object.entries(MODES))('%s: the same alone and in batches of 16 and 5', async (mode, own) => {
    const settings = { ...own, eosTokenId: ends };
    const model = await loadModelFolder(exportedFolder(name));
    const together = await outputsOf(model, items, settings, { batchSize: 16 });
    const alone = await outputsOf(model, items, settings, { batchSize: 1 });
    // So few places that others take them over while some are still under way.
    const inTurn = await outputsOf(model, items, settings, { batchSize: 5 });
    for (const outputs of [together, inTurn]) {
      outputs.forEach(({ tokens, nearTies }, index) => {
        // Where rounding could decide it is told, and nowhere else may they differ.
        if (nearTies === 0) expect(tokens).toEqual(alone[index]!.tokens);
      });
      expect(outputs.filter(({ nearTies }) => nearTies === 0).length).toBeGreaterThan(items.length / 2);
    }
    if (mode === 'sampling') {
      // The same prompt under another id draws something else.
      expect(together[0]!.tokens).not.toEqual(together[prompts.length]!.tokens);
    }
    await model.release();
  });
});

test('a small memory budget makes smaller batches, and the same texts', async () => {
  const model = await loadModelFolder(tinyModel('tiny-gpt2'));
  const items = Array.from({ length: 6 }, (_, i) => ({
    item: String(i),
    prompt: `Lamp ${i} `.repeat(i + 1),
  }));
  const plenty = await outputsOf(model, items);
  const little = await outputsOf(model, items, {}, { memoryBudgetBytes: 1 });
  expect(little.map(({ tokens }) => tokens)).toEqual(plenty.map(({ tokens }) => tokens));
  await model.release();
});

test('rows that influence each other share a batch only where it is allowed', async () => {
  const model = await loadModelFolder(tinyModel('tiny-gpt2-dynamic'));
  let most = 0;
  const graph: Graph = {
    ...model.first.graph,
    run(feeds, fetch) {
      most = Math.max(most, feeds['input_ids']!.dims[0]!);
      return model.first.graph.run(feeds, fetch);
    },
  };
  const decoder = { ...model.first, graph };
  const watched = { ...model, first: decoder, next: decoder };
  const items = Array.from({ length: 4 }, (_, i) => ({ item: String(i), prompt: 'abcd'[i]! }));
  await traitsOf(watched);
  most = 0;
  await outputsOf(watched, items, { maxNewTokens: 3 }, { batchSize: 8 });
  expect(most).toBe(1);
  await outputsOf(watched, items, { maxNewTokens: 3, allowBatchEffects: true }, { batchSize: 8 });
  expect(most).toBe(4);
  await model.release();
});
