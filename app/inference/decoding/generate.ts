import type { Model } from '../models/modelFolder.ts';
import { resolveSettings } from '../settings/resolve.ts';
import { checkTokenIds } from '../settings/tokenIds.ts';
import { textBeforeStop } from '../stopStrings.ts';
import type { FinishReason } from './decoding.ts';
import { defaultMemoryBudget } from './memory.ts';
import { prepareItems, type FailedItem } from './prepare.ts';
import type { GenerationItem } from './prompts.ts';
import { schedule } from './schedule.ts';

export type { FailedItem, FinishReason, GenerationItem };

/** What a model wrote for an item. */
export interface GeneratedOutput {
  readonly item: string;
  /** The text, without the prompt, without special tokens, and without a stop string and what came with it. */
  readonly output: string;
  /** Ids of the new tokens, the end token or those of the stop string included. */
  readonly tokens: readonly number[];
  readonly finishReason: FinishReason;
  /** Milliseconds from when its prompt began to be read until its last token, others beside it. */
  readonly latencyMs: number;
  /** Milliseconds until its first token. */
  readonly firstTokenMs: number;
  /** Choices so close that rounding, which differs a little between batches, could have turned them. */
  readonly nearTies: number;
  /** Tokens cut off its prompt, 0 as a rule. */
  readonly truncatedTokens: number;
}

/** What became of an item. */
export type GenerationResult = GeneratedOutput | FailedItem;

export interface GenerateOptions {
  /** Most items computed together, ≥ 1; 16 by default. */
  readonly batchSize?: number | undefined;
  /** Bytes that caches and logits may take; by default a quarter of the machine's memory. */
  readonly memoryBudgetBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

const DEFAULT_BATCH_SIZE = 16;

/**
 * Generates the outputs of items, longest prompts first, each given as soon as it is finished; an item that cannot
 * be answered is given with its error, and the others go on. The text of an item does not depend on the others.
 * @param settings with the names of generation_config.json in camel case, not yet checked; see `resolveSettings`
 * @throws AppError `invalid_input` for settings that cannot be used, before anything is computed;
 *   `model_unusable` when the model fails
 */
export async function* generate(
  model: Model,
  items: readonly GenerationItem[],
  settings: unknown,
  options: GenerateOptions = {},
): AsyncGenerator<GenerationResult, void, undefined> {
  const resolved = resolveSettings(settings, model.generationConfig, model.config);
  checkTokenIds(resolved, model);
  const prepared = prepareItems(model, items, resolved);
  const answerable = prepared.filter((each) => 'job' in each);
  for (const each of prepared) if ('error' in each) yield each;
  const alone = model.rowsInfluenceEachOther && !resolved.allowBatchEffects;
  const ended = schedule(
    model,
    answerable.map(({ job }) => job),
    {
      batchSize: alone ? 1 : (options.batchSize ?? DEFAULT_BATCH_SIZE),
      memoryBudgetBytes: options.memoryBudgetBytes ?? defaultMemoryBudget(),
      signal: options.signal,
    },
  );
  for await (const { job, result, latencyMs, firstTokenMs } of ended) {
    const { item, truncatedTokens } = answerable[job]!;
    if ('error' in result) yield { item, error: result.error };
    else {
      yield {
        item,
        output:
          result.finishReason === 'stop'
            ? textBeforeStop(model.tokenizer, result.tokens, resolved.stopStrings)
            : model.tokenizer.decode(result.tokens),
        tokens: result.tokens,
        finishReason: result.finishReason,
        latencyMs,
        firstTokenMs,
        nearTies: result.nearTies,
        truncatedTokens,
      };
    }
  }
}
