import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';

// Greedy decoding as plainly as it can be written, straight over onnxruntime and the untouched files: one prompt at a
// time, every input by its name. It shares nothing with app/inference, so that what depends on the kernels of a
// processor (8-bit products, half precision) is compared with what onnxruntime makes of it on that same processor.

/** A text with, for each of its tokens, how far the best logit was above the second. */
export interface PlainText {
  readonly tokens: number[];
  readonly gaps: number[];
}

interface PlainSettings {
  readonly limit: number;
  readonly ends: readonly number[];
  /** Tokens that are never written. */
  readonly banned?: readonly number[];
}

type Feeds = Record<string, Tensor>;

export interface PlainModel {
  /** The likeliest token after each other, until an end token or the limit. */
  greedy(prompt: readonly number[], settings: PlainSettings): Promise<PlainText>;
  /** Logits after each token of a text that begins with these, read at once; the decoder's, without an encoder. */
  logits(tokens: readonly number[]): Promise<Float32Array[]>;
  release(): Promise<void>;
}

interface Config {
  decoder_start_token_id?: number;
  forced_eos_token_id?: number;
}

/** @param suffix what the graphs' names end with: `_quantized`, say */
export async function openPlainly(folder: string, suffix = ''): Promise<PlainModel> {
  const inner = existsSync(path.join(folder, 'onnx')) ? path.join(folder, 'onnx') : folder;
  const read = (name: string) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Config;
  const config = { ...read('config.json'), ...read('generation_config.json') };
  const sessions: InferenceSession[] = [];
  const open = async (...roles: string[]) => {
    const file = roles
      .map((role) => path.join(inner, `${role}${suffix}.onnx`))
      .find((each) => existsSync(each));
    if (file === undefined) return undefined;
    const session = await InferenceSession.create(file, { intraOpNumThreads: 1, logSeverityLevel: 4 });
    sessions.push(session);
    return session;
  };
  const encoder = await open('encoder_model');
  const whole = await open('decoder_model_merged', ...(encoder === undefined ? ['model'] : []));
  const first = whole ?? (await open('decoder_model'))!;
  const later = whole ?? (await open('decoder_with_past_model'))!;

  /** Reads tokens after so many others; what the graph gives by name. */
  async function run(
    session: InferenceSession,
    fresh: readonly number[],
    seen: number,
    rest: Feeds,
  ): Promise<Feeds> {
    const all: Feeds = {
      input_ids: integers(fresh),
      attention_mask: integers(Array<number>(seen + fresh.length).fill(1)),
      position_ids: integers(fresh.map((_, index) => seen + index)),
      use_cache_branch: new Tensor('bool', Uint8Array.of(seen > 0 ? 1 : 0), [1]),
      ...emptyCaches(session),
      ...rest,
    };
    return await session.run(Object.fromEntries(session.inputNames.map((name) => [name, all[name]!])));
  }

  return {
    async greedy(prompt, { limit, ends, banned = [] }) {
      let begin: Feeds = {};
      let fresh: readonly number[] = prompt;
      if (encoder !== undefined) {
        const mask = integers(Array<number>(prompt.length).fill(1));
        const read = await encoder.run({ input_ids: integers(prompt), attention_mask: mask });
        begin = { encoder_hidden_states: read['last_hidden_state'] as Tensor, encoder_attention_mask: mask };
        fresh = [config.decoder_start_token_id!];
      }
      const text: PlainText = { tokens: [], gaps: [] };
      let cache: Feeds = {};
      let seen = 0;
      while (text.tokens.length < limit) {
        const session = seen === 0 ? first : later;
        const given = await run(session, fresh, seen, { ...begin, ...cache });
        cache = { ...cache, ...kept(given, seen > 0) };
        seen += fresh.length;
        const rows = rowsOf(given['logits']!);
        const scores = rows.at(-1)!;
        for (const token of banned) scores[token] = -Infinity;
        const forced = text.tokens.length === limit - 1 ? config.forced_eos_token_id : undefined;
        const { token, gap } = best(scores);
        text.tokens.push(forced ?? token);
        text.gaps.push(forced === undefined ? gap : Infinity);
        fresh = [text.tokens.at(-1)!];
        if (ends.includes(fresh[0]!)) break;
      }
      return text;
    },
    logits: async (tokens) => rowsOf((await run(first, tokens, 0, {}))['logits']!),
    async release() {
      for (const session of sessions) await session.release();
    },
  };
}

function integers(values: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
}

/** Caches without a column, of the sizes that the graph declares (1 where it leaves one open). */
function emptyCaches(session: InferenceSession): Feeds {
  const caches: Feeds = {};
  for (const each of session.inputMetadata) {
    if (!each.name.startsWith('past_key_values') || !each.isTensor) continue;
    const dims = each.shape.map((size, axis) =>
      axis === 2 ? 0 : typeof size === 'number' && size > 0 ? size : 1,
    );
    caches[each.name] =
      each.type === 'float16' ? halves(dims) : new Tensor('float32', new Float32Array(0), dims);
  }
  return caches;
}

/** Of half precision onnxruntime takes the bits, whatever this JavaScript has for such numbers. */
function halves(dims: number[]): Tensor {
  return { type: 'float16', data: new Uint16Array(0), dims, location: 'cpu', size: 0 } as unknown as Tensor;
}

/** What goes into the next step. The encoder's part is computed in the first step, and given back empty later. */
function kept(given: Feeds, later: boolean): Feeds {
  return Object.fromEntries(
    Object.entries(given)
      .filter(([name]) => name.startsWith('present') && !(later && name.includes('.encoder.')))
      .map(([name, tensor]) => [name.replace('present', 'past_key_values'), tensor]),
  );
}

/** The logits of each column of the only row, as ordinary numbers. */
function rowsOf(tensor: Tensor): Float32Array[] {
  const size = tensor.dims.at(-1)!;
  const values =
    tensor.type === 'float16'
      ? Float32Array.from(bitsOf(tensor.data as Uint16Array), halfValue)
      : (tensor.data as Float32Array);
  return Array.from({ length: values.length / size }, (_, row) => values.slice(row * size, (row + 1) * size));
}

const bitsOf = (data: Uint16Array) => new Uint16Array(data.buffer, data.byteOffset, data.length);

function halfValue(bits: number): number {
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The likeliest token and how far its score is above the second. */
export function best(scores: Float32Array): { token: number; gap: number } {
  let token = 0;
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[token]!) token = i;
  const others = scores.reduce((most, score, i) => (i === token ? most : Math.max(most, score)), -Infinity);
  return { token, gap: scores[token]! - others };
}
