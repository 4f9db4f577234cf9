import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NEAR } from '#app/inference/decoding/decoding.ts';
import { loadModelFolder, type Model } from '#app/inference/models/modelFolder.ts';
import { scoreTexts } from '#app/inference/scoring/scoreTexts.ts';
import { outputsOf } from './collect.ts';
import { exportedFolder, exportedModels, exportedOracles } from './exported.ts';
import { KERNELS, useKernels } from './kernels.ts';
import { openPlainly } from './plainLoop.ts';
import { LEAST_GAP } from './settled.ts';

describe.each(exportedModels)('%s', (name) => {
  const oracles = exportedOracles(name);
  const item = (prompt: number) => ({ item: String(prompt), prompt: oracles.prompts[prompt]!.prompt });
  let model: Model;
  beforeAll(async () => {
    model = await loadModelFolder(exportedFolder(name));
  });
  afterAll(() => model.release());

  test('prompts have the same tokens', () => {
    for (const { prompt, tokens } of oracles.prompts)
      expect(model.tokenizer.encode(prompt, true)).toEqual(tokens);
  });

  test.each(oracles.generated)('writes what transformers writes: $name', async ({ settings, outputs }) => {
    const asked = outputs.map(({ prompt }) => item(prompt));
    for (const batchSize of [1, 16]) {
      const found = await outputsOf(model, asked, settings, { batchSize });
      outputs.forEach(({ tokens, text, finishReason }, index) => {
        expect(found[index]!.tokens).toEqual(tokens);
        expect(found[index]!.output).toBe(text);
        expect(found[index]!.finishReason).toBe(finishReason === 'stop' ? 'eos' : 'length');
      });
    }
  });

  test('its greedy texts are varied enough to tell a broken cache', () => {
    const greedy = oracles.generated.find((each) => each.name === 'greedy')!;
    for (const { tokens } of greedy.outputs) expect(new Set(tokens).size).toBeGreaterThanOrEqual(20);
  });

  describe.each(oracles.variants)('its variant %s', (suffix) => {
    // What it writes hangs on the processor, so it is compared with onnxruntime on this one.
    test.each(KERNELS)('writes what onnxruntime computes, with %s 8-bit kernels', async (kernels) => {
      useKernels(kernels);
      const variant = await loadModelFolder(exportedFolder(name), { variant: suffix.slice(1) });
      const plain = await openPlainly(exportedFolder(name), suffix);
      const { settings } = oracles.generated.find((each) => each.name === 'greedy')!;
      const { eos_token_id: end = [], bad_words_ids: bad = [] } = variant.generationConfig;
      const rest = { limit: settings['maxNewTokens'] as number, ends: [end].flat() as number[] };
      const asked = oracles.prompts.map((_, index) => item(index));
      const found = await outputsOf(variant, asked, settings);
      for (const [index, { tokens }] of oracles.prompts.entries()) {
        const expected = await plain.greedy(tokens, { ...rest, banned: (bad as number[][]).flat() });
        // The product adds to some graphs, and a choice that rounding could turn is where a text may part from it.
        const sure = expected.gaps.findIndex((gap) => gap < NEAR);
        const compared = sure === -1 ? expected.tokens.length : sure;
        expect(found[index]!.tokens.slice(0, compared)).toEqual(expected.tokens.slice(0, compared));
        if (sure === -1) expect(found[index]!.tokens).toHaveLength(compared);
      }
      await variant.release();
      await plain.release();
    });
  });

  test('finds texts as likely as PyTorch does', async () => {
    const scored = await scoreTexts(model, oracles.scores);
    scored.forEach(({ tokens, tokenLogProbabilities }, index) => {
      const expected = oracles.scores[index]!;
      expect(tokens).toEqual(expected.tokens);
      const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
      const ratio = Math.exp(mean(tokenLogProbabilities) - mean(expected.logProbabilities));
      expect(Math.abs(ratio - 1)).toBeLessThan(1e-4);
    });
  });

  test('none of its greedy texts hangs on how this processor rounds', async () => {
    const scored = await scoreTexts(model, oracles.scores);
    const differences = scored.flatMap(({ tokenLogProbabilities }, index) =>
      tokenLogProbabilities.map((value, i) => Math.abs(value - oracles.scores[index]!.logProbabilities[i]!)),
    );
    const gaps = oracles.generated.flatMap(({ outputs }) => outputs.flatMap(({ minGap }) => minGap ?? []));
    // Both of two scores may be off, against each other.
    expect(2 * Math.max(...differences)).toBeLessThan(Math.min(...gaps));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(LEAST_GAP);
  });

  test.each(oracles.chats ?? [])(
    'renders a conversation: $rendered',
    ({ messages, addGenerationPrompt, ...expected }) => {
      const rendered = model.chatTemplate!.render(messages, addGenerationPrompt);
      expect(rendered).toBe(expected.rendered);
      expect(model.tokenizer.encode(rendered, false)).toEqual(expected.tokens);
    },
  );
});
