import type { Model } from '../models/modelFolder.ts';
import { emptyCache } from './cache.ts';
import { forward, logitsAt, type Step } from './forward.ts';
import { floatsOf } from './half.ts';

/** Prompts of different lengths, padded on the left so that all end in the same column. */
export function leftPadded(model: Model, prompts: readonly (readonly number[])[]): Step {
  const width = Math.max(...prompts.map((prompt) => prompt.length));
  const pads = prompts.map((prompt) => width - prompt.length);
  return {
    tokens: prompts.map((prompt, row) => [...Array<number>(pads[row]!).fill(0), ...prompt]),
    positions: pads.map((pad) => Array.from({ length: width }, (_, column) => Math.max(0, column - pad))),
    mask: pads.map((pad) => Array.from({ length: width }, (_, column) => (column < pad ? 0 : 1))),
    cache: emptyCache(model.bindings, prompts.length),
  };
}

const known = new WeakMap<Model, Promise<boolean>>();

/**
 * Whether padding on the left leaves a row's logits alone. Not every export does: without position ids a graph
 * may count positions from the cache, and a fully masked column may become NaN. So it is tried, once per model,
 * with a short row beside a longer one.
 */
export function paddingIsSafe(model: Model): Promise<boolean> {
  let answer = known.get(model);
  if (answer === undefined) known.set(model, (answer = tryPadding(model)));
  return answer;
}

/** Rounding differs a little between shapes; a wrong position or mask differs by much more. */
const TOLERANCE = 1e-3;

async function tryPadding(model: Model): Promise<boolean> {
  if (!model.bindings.attentionMask) return false;
  const token = (n: number) => (17 * n + 3) % Math.min(model.tokenizer.size, model.vocabularySize);
  const short = [1, 2].map(token);
  const long = [3, 4, 5, 6, 7].map(token);
  const alone = await lastLogits(model, [short]);
  const beside = await lastLogits(model, [short, long]);
  const largest = alone.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  return alone.every((value, i) => Math.abs(value - beside[i]!) <= TOLERANCE * largest);
}

async function lastLogits(model: Model, prompts: readonly (readonly number[])[]): Promise<Float32Array> {
  const { logits } = await forward(model, leftPadded(model, prompts), false);
  return floatsOf(logits, ...logitsAt(logits, 0, logits.dims[1]! - 1));
}
