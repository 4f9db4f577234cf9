import { inWords } from '#app/core/shared/problem.ts';
import { createRandom } from '#app/core/shared/random.ts';
import { generate, type GenerateOptions, type GeneratedOutput } from '#app/inference/decoding/generate.ts';
import type { Model } from '#app/inference/models/modelFolder.ts';

/** What both sides are asked. */
export interface Workload {
  readonly name: string;
  readonly prompts: readonly string[];
  readonly maxNewTokens: number;
  readonly endTokens: readonly number[];
}

const MOST_NEW_TOKENS = 128;

/** Outputs in the order of the prompts. */
export async function answer(
  model: Model,
  { prompts, maxNewTokens, endTokens }: Workload,
  options: GenerateOptions,
): Promise<GeneratedOutput[]> {
  const items = prompts.map((prompt, index) => ({ item: String(index), prompt }));
  const found: GeneratedOutput[] = [];
  const settings = {
    maxNewTokens,
    eosTokenId: endTokens,
    doSample: false,
    numBeams: 1,
    repetitionPenalty: 1,
  };
  for await (const result of generate(model, items, settings, options)) {
    if ('error' in result) throw new Error(inWords(result.error));
    found[Number(result.item)] = result;
  }
  return found;
}

/** A text of exactly so many tokens of a model, made of words that it knows. */
function textOf(model: Model, length: number, seed: string): string {
  const random = createRandom(seed);
  const tokens = Array.from({ length: 4 * length + 8 }, () => 1 + random.integer(model.tokenizer.size - 1));
  for (let count = length; count > 0; count--) {
    const text = model.tokenizer.decode(tokens.slice(0, count));
    if (model.tokenizer.encode(text, true).length <= length && text.trim() !== '') return text;
  }
  return model.tokenizer.decode(tokens.slice(0, 1));
}

/**
 * Prompts of 8 to 256 tokens whose outputs end after 5 to 128, at different steps: tokens are made end tokens that
 * the model would write there.
 */
export async function mixedWorkload(model: Model, count: number): Promise<Workload> {
  const random = createRandom('mixed');
  const longest = Math.min(256, Math.floor((model.contextLength ?? 512) / 2));
  const prompts = Array.from({ length: count }, (_, index) =>
    textOf(model, 8 + random.integer(longest - 7), `mixed/${index}`),
  );
  const workload = { name: 'mixed', prompts, maxNewTokens: MOST_NEW_TOKENS, endTokens: [] as number[] };
  const whole = await answer(model, workload, { batchSize: 16 });
  for (const { tokens } of whole) {
    const wanted = 5 + random.integer(MOST_NEW_TOKENS - 4);
    const end = tokens.findIndex((token, at) => at >= wanted && !tokens.slice(0, at).includes(token));
    const token = tokens[end];
    // Not one that would end another text at once.
    if (token !== undefined && !whole.some((other) => other.tokens.slice(0, 4).includes(token)))
      workload.endTokens.push(token);
  }
  return workload;
}

/** Prompts of one length, outputs of one length. */
export function uniformWorkload(model: Model, count: number): Workload {
  const prompts = Array.from({ length: count }, (_, index) => textOf(model, 64, `uniform/${index}`));
  return { name: 'uniform', prompts, maxNewTokens: 64, endTokens: [] };
}

/** References to score: of each prompt several, of 15 to 40 tokens, as a study has them. */
export function references(model: Model, prompts: readonly string[], each: number) {
  const random = createRandom('references');
  return prompts.flatMap((prompt, index) =>
    Array.from({ length: each }, (_, number) => ({
      prompt,
      text: textOf(model, 15 + random.integer(26), `reference/${index}/${number}`),
    })),
  );
}
