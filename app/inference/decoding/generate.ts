import type { Model } from '../models/modelFolder.ts';
import { resolveSettings } from '../settings.ts';
import { decodeBatch, type FinishReason } from './decodeBatch.ts';
import { paddingIsSafe } from './padding.ts';
import { planBatches } from './planBatches.ts';
import { preparePrompts, type GenerationItem } from './preparePrompts.ts';

/** What a model wrote for an item. */
export interface GeneratedOutput {
  readonly item: string;
  /** The text, without the prompt and without special tokens. */
  readonly output: string;
  /** Ids of the new tokens, the end token included. */
  readonly tokens: number[];
  readonly finishReason: FinishReason;
  /** Milliseconds from the start of its batch until its last token: what a caller of the batch would wait. */
  readonly latencyMs: number;
  /** Milliseconds from the start of its batch until its first token. */
  readonly firstTokenMs: number;
}

export interface GenerateOptions {
  /** Most rows computed together, ≥ 1; 16 by default. */
  readonly batchSize?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

const DEFAULT_BATCH_SIZE = 16;

/**
 * Generates the outputs of items greedily, longest prompts first, each given as soon as it is finished. The text
 * of an item does not depend on the others.
 * @param settings with the names of generation_config.json in camel case, not yet checked; see `resolveSettings`
 * @throws AppError `invalid_input` for settings or prompts that cannot be used, before anything is computed;
 *   `model_unusable` when the model fails
 */
export async function* generate(
  model: Model,
  items: readonly GenerationItem[],
  settings: unknown,
  options: GenerateOptions = {},
): AsyncGenerator<GeneratedOutput, void, undefined> {
  const resolved = resolveSettings(settings, model.generationConfig, model.config);
  const rows = preparePrompts(model, items, resolved);
  const size = model.rowsInfluenceEachOther ? 1 : (options.batchSize ?? DEFAULT_BATCH_SIZE);
  const mayPad = size > 1 && rows.length > 1 && (await paddingIsSafe(model));
  const lengths = rows.map(({ prompt }) => prompt.length);
  for (const batch of planBatches(lengths, size, mayPad)) {
    const started = performance.now();
    let firstTokenMs: number | undefined;
    const decoded = decodeBatch(
      model,
      batch.map((index) => rows[index]!),
      resolved,
      { signal: options.signal, onStep: () => (firstTokenMs ??= performance.now() - started) },
    );
    for await (const { row, tokens, finishReason } of decoded) {
      yield {
        item: items[batch[row]!]!.item,
        output: model.tokenizer.decode(tokens),
        tokens,
        finishReason,
        latencyMs: performance.now() - started,
        firstTokenMs: firstTokenMs!,
      };
    }
  }
}
