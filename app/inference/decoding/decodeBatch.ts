import { AppError } from '#app/core/shared/errors.ts';
import type { Model } from '../models/modelFolder.ts';
import type { GraphTensor } from '../runtime.ts';
import type { GenerationSettings } from '../settings.ts';
import { keepRows, nextCache } from './cache.ts';
import { forward, logitsAt, type Step } from './forward.ts';
import { floatsOf } from './half.ts';
import { nextToken } from './nextToken.ts';
import { leftPadded } from './padding.ts';

/** Why a text ended: an end token, a stop string, or the limit on its length or the model's context. */
export type FinishReason = 'eos' | 'stop' | 'length';

/** A prompt to go on from. */
export interface DecodingRow {
  readonly prompt: readonly number[];
  /** Most tokens to write, ≥ 1. */
  readonly limit: number;
}

/** What a row came to. */
export interface DecodedRow {
  /** Index into the batch's rows. */
  readonly row: number;
  /** New tokens, the end token included. */
  readonly tokens: number[];
  readonly finishReason: FinishReason;
}

interface LiveRow {
  readonly row: number;
  readonly limit: number;
  /** Columns of padding before the prompt. */
  pad: number;
  readonly all: number[];
  readonly tokens: number[];
}

/**
 * Decodes a batch of prompts greedily with the graph's cache. A row that ends is given at once and leaves the
 * batch; the columns that only it needed go with it.
 * @param onStep called after each step of the whole batch
 * @param signal checked before each step
 */
export async function* decodeBatch(
  model: Model,
  rows: readonly DecodingRow[],
  settings: GenerationSettings,
  options: { onStep?: () => void; signal?: AbortSignal | undefined } = {},
): AsyncGenerator<DecodedRow, void, undefined> {
  let step: Step = leftPadded(
    model,
    rows.map(({ prompt }) => prompt),
  );
  let width = step.tokens[0]!.length;
  let live: LiveRow[] = rows.map(({ prompt, limit }, row) => ({
    row,
    limit,
    pad: width - prompt.length,
    all: [...prompt],
    tokens: [],
  }));
  for (;;) {
    options.signal?.throwIfAborted();
    const { logits, results } = await forward(model, step, true);
    const going: number[] = [];
    const ended: DecodedRow[] = [];
    live.forEach((state, index) => {
      const finishReason = extend(model, state, logits, index, settings);
      if (finishReason === undefined) going.push(index);
      else ended.push({ row: state.row, tokens: state.tokens, finishReason });
    });
    options.onStep?.();
    yield* ended;
    if (going.length === 0) return;
    let cache = nextCache(model.bindings, results);
    if (going.length < live.length) {
      live = going.map((index) => live[index]!);
      const skip = Math.min(...live.map(({ pad }) => pad));
      cache = keepRows(cache, going, skip);
      for (const state of live) state.pad -= skip;
      width -= skip;
    }
    width += 1;
    step = {
      tokens: live.map(({ tokens }) => [tokens.at(-1)!]),
      positions: live.map(({ pad }) => [width - 1 - pad]),
      mask: live.map(({ pad }) => Array.from({ length: width }, (_, column) => (column < pad ? 0 : 1))),
      cache,
    };
  }
}

/** Adds a row's next token; says why it ended, if it did. */
function extend(
  model: Model,
  state: LiveRow,
  logits: GraphTensor,
  index: number,
  settings: GenerationSettings,
): FinishReason | undefined {
  const scores = floatsOf(logits, ...logitsAt(logits, index, logits.dims[1]! - 1));
  const token = nextToken(scores, state.all, state.tokens.length, settings);
  if (token === undefined) {
    throw new AppError(
      'model_unusable',
      `The model ${model.file} gives logits that are not numbers (NaN); its weights are damaged or overflow. Export it again, in float32 if it was float16.`,
    );
  }
  state.tokens.push(token);
  state.all.push(token);
  if (settings.eosTokenId.includes(token)) return 'eos';
  if (settings.stopStrings.length > 0) {
    const text = model.tokenizer.decode(state.tokens);
    if (settings.stopStrings.some((stop) => text.includes(stop))) return 'stop';
  }
  return state.tokens.length >= state.limit ? 'length' : undefined;
}
