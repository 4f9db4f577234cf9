import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { GeneratedOutput } from '#app/inference/decoding/generate.ts';
import { loadModelFolder, type Model } from '#app/inference/models/modelFolder.ts';
import { scoreTexts } from '#app/inference/scoring/scoreTexts.ts';
import { outputsOf } from './collect.ts';
import { openPlainly } from './plainLoop.ts';
import { settledTokens } from './settled.ts';

interface ExpectedOutput {
  system: string;
  item: string;
  tokens: number[];
  output: string;
}
interface ExpectedScore {
  system: string;
  item: string;
  reference: number;
  negativeLogLikelihood: number;
  tokens: number;
}

const linesOf = <T>(file: string) =>
  readFileSync(`fixtures/${file}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
const items = linesOf<{ item: string; prompt: string; references: string[] }>('datasets/blurb/items.jsonl');
const outputs = linesOf<ExpectedOutput>('models/expected-outputs.jsonl');
const scores = JSON.parse(
  readFileSync('fixtures/models/expected-perplexity.json', 'utf8'),
) as ExpectedScore[];

const itemOf = (id: string) => items.find(({ item }) => item === id)!;
const prompts = (chosen: readonly { item: string }[]) =>
  chosen.map(({ item }) => ({ item, prompt: itemOf(item).prompt }));

async function run(model: Model, asked: { item: string; prompt: string }[], batchSize: number) {
  const found = new Map<string, GeneratedOutput>();
  for (const output of await outputsOf(model, asked, {}, { batchSize })) found.set(output.item, output);
  return found;
}

/** The expected outputs end before the end token; ours end with it. */
function withoutEnd({ tokens, finishReason }: GeneratedOutput): readonly number[] {
  return finishReason === 'eos' ? tokens.slice(0, -1) : tokens;
}

describe.each(['blurb-fp32', 'blurb-int8', 'blurb-pruned'])('%s', (system) => {
  const expected = outputs.filter((output) => output.system === system);

  test('writes, token for token, what transformers or onnxruntime in Python wrote, in batches and alone', async () => {
    const model = await loadModelFolder(`fixtures/models/${system}`);
    const plain = await openPlainly(`fixtures/models/${system}`);
    let whole = 0;
    for (const batchSize of [16, 1]) {
      const found = await run(model, prompts(expected), batchSize);
      for (const { item, tokens, output } of expected) {
        const prompt = model.tokenizer.encode(itemOf(item).prompt, true);
        const settled = await settledTokens(plain, prompt, tokens);
        expect(withoutEnd(found.get(item)!).slice(0, settled)).toEqual(tokens.slice(0, settled));
        if (settled < tokens.length) continue;
        whole += 1;
        expect(withoutEnd(found.get(item)!)).toHaveLength(settled);
        expect(found.get(item)!.output).toBe(output);
      }
    }
    expect(whole).toBeGreaterThanOrEqual(2 * (expected.length - 2));
    await model.release();
    await plain.release();
  });

  test('writes the same for an item alone and among fifteen others', async () => {
    const model = await loadModelFolder(`fixtures/models/${system}`);
    const asked = prompts(items.slice(0, 17));
    const together = await run(model, asked, 16);
    const alone = await run(model, asked, 1);
    // Where rounding could decide it is told, and nowhere else may they differ.
    const sure = asked.filter(({ item }) => together.get(item)!.nearTies === 0);
    expect(sure.length).toBeGreaterThanOrEqual(asked.length - 2);
    for (const { item } of sure) expect(together.get(item)!.tokens).toEqual(alone.get(item)!.tokens);
    await model.release();
  });

  test('finds references as likely as PyTorch does', async () => {
    const model = await loadModelFolder(`fixtures/models/${system}`);
    const mine = scores.filter((score) => score.system === system);
    expect(mine.length).toBeGreaterThan(0);
    const scored = await scoreTexts(
      model,
      mine.map(({ item, reference }) => ({
        prompt: itemOf(item).prompt,
        text: itemOf(item).references[reference]!,
      })),
    );
    scored.forEach(({ tokens, tokenLogProbabilities }, index) => {
      const { negativeLogLikelihood, tokens: count } = mine[index]!;
      expect(tokens).toHaveLength(count);
      const own = tokenLogProbabilities.reduce((sum, value) => sum - value, 0);
      const ratio = Math.exp((own - negativeLogLikelihood) / count);
      expect(Math.abs(ratio - 1)).toBeLessThan(1e-4);
    });
    await model.release();
  });
});
