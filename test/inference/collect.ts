import { inWords } from '#app/core/shared/problem.ts';
import {
  generate,
  type GenerateOptions,
  type GeneratedOutput,
  type GenerationItem,
  type GenerationResult,
} from '#app/inference/decoding/generate.ts';
import type { Model } from '#app/inference/models/modelFolder.ts';

/** All that comes of items, in the order in which it comes. */
export async function resultsOf(
  model: Model,
  items: readonly GenerationItem[],
  settings: unknown = {},
  options: GenerateOptions = {},
): Promise<GenerationResult[]> {
  const results: GenerationResult[] = [];
  for await (const result of generate(model, items, settings, options)) results.push(result);
  return results;
}

/** The outputs of items in their order; an error of one is thrown. */
export async function outputsOf(
  model: Model,
  items: readonly GenerationItem[],
  settings: unknown = {},
  options: GenerateOptions = {},
): Promise<GeneratedOutput[]> {
  const found = new Map<string, GeneratedOutput>();
  for (const result of await resultsOf(model, items, settings, options)) {
    if ('error' in result) throw new Error(inWords(result.error));
    found.set(result.item, result);
  }
  return items.map(({ item }) => found.get(item)!);
}
