import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadModelFolder, type Model } from '#app/inference/models/modelFolder.ts';
import { scoreTexts } from '#app/inference/scoring/scoreTexts.ts';
import { outputsOf } from './collect.ts';
import { exportedFolder, exportedModels, exportedOracles } from './exported.ts';

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

  test.each(oracles.variants)('its variant $suffix', async ({ suffix, greedy }) => {
    const variant = await loadModelFolder(exportedFolder(name), { variant: suffix.slice(1) });
    const settings = { ...oracles.generated[0]!.settings };
    const found = await outputsOf(
      variant,
      greedy.map(({ prompt }) => item(prompt)),
      settings,
    );
    // The oracle ends where rounding would decide.
    greedy.forEach(({ tokens }, index) =>
      expect(found[index]!.tokens.slice(0, tokens.length)).toEqual(tokens),
    );
    await variant.release();
  });

  test('finds texts as likely as PyTorch does', async () => {
    const scored = await scoreTexts(model, oracles.scores);
    scored.forEach(({ tokens, tokenLogProbabilities }, index) => {
      const expected = oracles.scores[index]!;
      expect(tokens).toEqual(expected.tokens);
      tokenLogProbabilities.forEach((value, i) =>
        expect(value).toBeCloseTo(expected.logProbabilities[i]!, 2),
      );
      const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
      const ratio = Math.exp(mean(tokenLogProbabilities) - mean(expected.logProbabilities));
      expect(Math.abs(ratio - 1)).toBeLessThan(1e-4);
    });
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
