import { AppError } from '#app/core/shared/errors.ts';
import type { Model } from '../models/modelFolder.ts';
import { emptyCaches, encode, feedsOf } from './feeds.ts';
import { readLogits, type Logits } from './logits.ts';
import { createRows } from './rows.ts';
import type { Traits } from './traits.ts';

const known = new WeakMap<Model, Promise<Traits>>();

/** Found by trying, once per model: a short text alone and beside a longer one. */
export function traitsOf(model: Model): Promise<Traits> {
  let answer = known.get(model);
  if (answer === undefined) known.set(model, (answer = tryOut(model)));
  return answer;
}

/** Rounding differs a little between shapes; a wrong position or mask differs by much more. */
const TOLERANCE = 1e-3;

async function tryOut(model: Model): Promise<Traits> {
  const token = (n: number) => (17 * n + 3) % Math.min(model.tokenizer.size, model.vocabularySize);
  const short = [1, 2].map(token);
  const long = [3, 4, 5, 6, 7].map(token);
  const alone = await promptLogits(model, [short]);
  const expected = alone.at(0, alone.columns - 1).slice();
  const lastLogitsOnly = model.encoder === undefined && alone.columns < short.length;
  const masked =
    model.encoder === undefined
      ? model.first.bindings.attentionMask !== null
      : model.encoder.bindings.attentionMask !== null && model.first.bindings.encoderAttentionMask !== null;
  const unsafe = { paddingIsSafe: false, shiftingIsSafe: false, holesAreSafe: false, lastLogitsOnly };
  if (!masked) return unsafe;
  const beside = await promptLogits(model, [short, long]).catch(() => undefined);
  const paddingIsSafe = beside !== undefined && alike(expected, beside.at(0, beside.columns - 1));
  const traits = { ...unsafe, paddingIsSafe };
  if (!paddingIsSafe || model.encoder !== undefined) return traits;
  const afterwards = await stepLogits(model, traits, short);
  const joined = await stepLogits(model, traits, short, long);
  const shiftingIsSafe = alike(afterwards, joined);
  if (!shiftingIsSafe || !mayHaveHoles(model)) return { ...traits, shiftingIsSafe };
  const withHoles = await stepLogits(model, { ...traits, holesAreSafe: true }, short);
  return { ...traits, shiftingIsSafe, holesAreSafe: alike(afterwards, withHoles) };
}

/**
 * Architectures whose attention knows of a column only whether it is masked. Where it looks back over so many columns
 * (a sliding window), or weighs them by how far they are apart, holes would count.
 */
const BLIND_TO_COLUMNS = [
  ...['gpt2', 'gpt_bigcode', 'gpt_neox', 'gptj', 'codegen', 'opt', 'llama', 'mistral', 'qwen2', 'qwen3'],
  ...['phi', 'phi3', 'gemma', 'stablelm', 'granite', 'olmo', 'olmo2', 'smollm3', 'starcoder2', 'cohere'],
];

function mayHaveHoles({ config, first, next }: Model): boolean {
  const window = config['use_sliding_window'] !== false && typeof config['sliding_window'] === 'number';
  const layers = config['layer_types'];
  const windows = window || (Array.isArray(layers) && layers.some((type) => type !== 'full_attention'));
  return (
    BLIND_TO_COLUMNS.includes(String(config['model_type'])) &&
    !windows &&
    !first.bindings.useCacheBranch &&
    next.bindings.caches.every(({ fresh }) => fresh !== null)
  );
}

function alike(expected: Float32Array, got: Float32Array): boolean {
  const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  return expected.every((value, i) => Math.abs(value - got[i]!) <= TOLERANCE * largest);
}

/** Logits of a text after one more token, on its own or after it has joined a longer one. */
async function stepLogits(
  model: Model,
  traits: Traits,
  text: readonly number[],
  company?: readonly number[],
): Promise<Float32Array> {
  const rows = createRows(model, traits);
  await rows.begin([{ tokens: company ?? text }]);
  if (company !== undefined) {
    const own = createRows(model, traits);
    await own.begin([{ tokens: text }]);
    rows.join(own);
  }
  const logits = await rows.step(Array.from({ length: rows.count }, () => text[0]!));
  return logits.at(rows.count - 1, logits.columns - 1).slice();
}

/** Logits after texts, read as prompts or, by a model with an encoder, as what it is to answer. */
async function promptLogits(model: Model, texts: readonly (readonly number[])[]): Promise<Logits> {
  const { first } = model;
  const encoded = model.encoder === undefined ? undefined : await encode(model, texts);
  const prompts = encoded === undefined ? texts : texts.map(() => [0]);
  const width = Math.max(...prompts.map((prompt) => prompt.length));
  const pads = prompts.map((prompt) => width - prompt.length);
  const chunk = {
    rows: prompts.length,
    width,
    before: 0,
    token: (row: number, column: number) => prompts[row]![column - pads[row]!] ?? 0,
    pads,
    logits: 1,
    encoded,
  };
  const feeds = { ...feedsOf(first, chunk), ...emptyCaches(first, prompts.length) };
  const { key, output, heads, headSize } = first.bindings.caches[0]!;
  const results = await first.graph.run(feeds, ['logits', output!]);
  const expected = [prompts.length, heads, width, headSize].join(' × ');
  const given = results.get(output!)!.dims.join(' × ');
  if (given !== expected) {
    throw new AppError('cache-unexpected', { file: first.file, cache: key, given, tokens: width, expected });
  }
  return readLogits(model, first, results.get('logits')!);
}
