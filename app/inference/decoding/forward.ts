import { AppError } from '#app/core/shared/errors.ts';
import type { Model } from '../models/modelFolder.ts';
import type { GraphTensor } from '../runtime.ts';
import type { Cache } from './cache.ts';

/** Tokens for the graph, row by row; each row of `mask` covers the cache and the new tokens. */
export interface Step {
  /** New tokens, [rows][width]. */
  readonly tokens: readonly (readonly number[])[];
  /** Position of each new token, [rows][width]. */
  readonly positions: readonly (readonly number[])[];
  /** 1 for a token, 0 for padding, [rows][cached + width]. */
  readonly mask: readonly (readonly number[])[];
  readonly cache: Cache;
}

/** Feeds new tokens to the graph, asking for logits and, if wanted, the longer cache. */
export async function forward(
  model: Model,
  step: Step,
  wantsCache: boolean,
): Promise<{ logits: GraphTensor; results: ReadonlyMap<string, GraphTensor> }> {
  const { bindings, graph } = model;
  const feeds: Record<string, GraphTensor> = { ...step.cache, input_ids: integers(step.tokens) };
  if (bindings.attentionMask) feeds['attention_mask'] = integers(step.mask);
  if (bindings.positionIds) feeds['position_ids'] = integers(step.positions);
  if (bindings.useCacheBranch) {
    const cached = step.mask[0]!.length > step.tokens[0]!.length;
    feeds['use_cache_branch'] = { type: 'bool', data: Uint8Array.of(cached ? 1 : 0), dims: [1] };
  }
  const fetch = wantsCache ? ['logits', ...bindings.caches.map(({ output }) => output)] : ['logits'];
  const results = await graph.run(feeds, fetch);
  const logits = results.get('logits')!;
  if (logits.dims.at(-1) !== model.vocabularySize) {
    throw new AppError(
      'model_unusable',
      `The logits of ${model.file} have ${logits.dims.at(-1)} entries, but config.json in its folder states a vocabulary of ${model.vocabularySize} tokens: these files belong to different models.`,
    );
  }
  return { logits, results };
}

function integers(rows: readonly (readonly number[])[]): GraphTensor {
  const width = rows[0]!.length;
  const data = new BigInt64Array(rows.length * width);
  rows.forEach((row, r) => row.forEach((value, i) => (data[r * width + i] = BigInt(value))));
  return { type: 'int64', data, dims: [rows.length, width] };
}

/** Where each row's `last`-th column of the logits lies in the tensor's data. */
export function logitsAt(logits: GraphTensor, row: number, column: number): [from: number, to: number] {
  const [, width, size] = logits.dims as [number, number, number];
  const from = (row * width + column) * size;
  return [from, from + size];
}
