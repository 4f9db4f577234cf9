import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError } from '#app/core/shared/errors.ts';
import type { Workload } from './workload.ts';

/** What of @huggingface/transformers is used; its own types are not installed here. */
interface Transformers {
  readonly env: { version: string; allowRemoteModels: boolean; localModelPath: string };
  readonly AutoTokenizer: { from_pretrained(name: string): Promise<ReferenceTokenizer> };
  readonly AutoModelForCausalLM: {
    from_pretrained(name: string, options: object): Promise<ReferenceModel>;
  };
}
interface Rows {
  tolist(): bigint[][];
  readonly dims: readonly number[];
}
interface ReferenceTokenizer {
  (texts: readonly string[] | string, options: object): { input_ids: Rows };
  padding_side: string;
  batch_decode(rows: Rows, options: object): string[];
}
interface ReferenceModel {
  (inputs: object): Promise<{ logits: { data: Float32Array; dims: readonly number[] } }>;
  generate(options: object): Promise<Rows>;
  dispose(): Promise<unknown>;
}

/** transformers.js with a model of ours. */
export interface Reference {
  readonly version: string;
  /** New tokens of each prompt up to its end token, in batches in the order given, as its documentation shows. */
  answer(workload: Workload, batchSize: number): Promise<number[][]>;
  /** Log-probability of each text given what stands before it, one text at a time. */
  score(texts: readonly { readonly prompt: string; readonly text: string }[]): Promise<number[]>;
  dispose(): Promise<void>;
}

/** @throws AppError `configuration` saying how to install it */
async function findTransformers(): Promise<Transformers> {
  const folder = process.env['BENCH_TRANSFORMERS'];
  const from =
    folder === undefined ? import.meta.url : pathToFileURL(path.resolve(folder, 'package.json')).href;
  try {
    return (await import(
      pathToFileURL(createRequire(from).resolve('@huggingface/transformers')).href
    )) as Transformers;
  } catch (cause) {
    throw new AppError(
      'as-said',
      {
        text: 'The benchmark compares with @huggingface/transformers, which is not installed. Install it in a folder of its own and name that: npm install --prefix /tmp/bench --ignore-scripts @huggingface/transformers && BENCH_TRANSFORMERS=/tmp/bench npm run bench:generation',
      },
      { code: 'configuration', cause },
    );
  }
}

/** @param threads for one operator, the same as on our side */
export async function openReference(folder: string, threads: number): Promise<Reference> {
  const { env, AutoTokenizer, AutoModelForCausalLM } = await findTransformers();
  env.allowRemoteModels = false;
  env.localModelPath = path.dirname(path.resolve(folder));
  const name = path.basename(folder);
  const tokenizer = await AutoTokenizer.from_pretrained(name);
  tokenizer.padding_side = 'left';
  const model = await AutoModelForCausalLM.from_pretrained(name, {
    ...{ dtype: 'fp32', device: 'cpu', subfolder: '', model_file_name: 'model' },
    session_options: { intraOpNumThreads: threads },
  });
  return {
    version: env.version,
    async answer({ prompts, maxNewTokens, endTokens }, batchSize) {
      const found: number[][] = [];
      for (let from = 0; from < prompts.length; from += batchSize) {
        const inputs = tokenizer(prompts.slice(from, from + batchSize), { padding: true });
        const width = inputs.input_ids.dims[1]!;
        const rows = await model.generate({
          ...inputs,
          ...{ max_new_tokens: maxNewTokens, do_sample: false, num_beams: 1, repetition_penalty: 1 },
          // An id that cannot occur, where no token is to end a text.
          eos_token_id: endTokens.length > 0 ? [...endTokens] : [-1],
        });
        tokenizer.batch_decode(rows, { skip_special_tokens: true });
        for (const row of rows.tolist()) found.push(upToEnd(row.slice(width).map(Number), endTokens));
      }
      return found;
    },
    async score(texts) {
      const sums: number[] = [];
      for (const { prompt, text } of texts) {
        const before = tokenizer(prompt, {}).input_ids.dims[1]!;
        const inputs = tokenizer(`${prompt} ${text}`, {});
        const ids = inputs.input_ids.tolist()[0]!.map(Number);
        const { logits } = await model(inputs);
        sums.push(sumOfLogProbabilities(logits.data, logits.dims.at(-1)!, ids, before));
      }
      return sums;
    },
    async dispose() {
      await model.dispose();
    },
  };
}

function upToEnd(tokens: readonly number[], endTokens: readonly number[]): number[] {
  const end = tokens.findIndex((token) => endTokens.includes(token));
  return end === -1 ? [...tokens] : tokens.slice(0, end + 1);
}

function sumOfLogProbabilities(
  logits: Float32Array,
  size: number,
  ids: readonly number[],
  from: number,
): number {
  let sum = 0;
  for (let at = from; at < ids.length; at++) {
    const row = logits.subarray((at - 1) * size, at * size);
    let most = -Infinity;
    for (const value of row) if (value > most) most = value;
    let total = 0;
    for (const value of row) total += Math.exp(value - most);
    sum += row[ids[at]!]! - most - Math.log(total);
  }
  return sum;
}
