import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadModelFolder } from '#app/inference/models/modelFolder.ts';
import { withLogitsToKeep } from '#app/inference/models/onnx/logitsToKeep.ts';
import { openGraph, type Graph, type GraphTensor } from '#app/inference/runtime.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../../fixtures');
const fileOf = (name: string) => path.join(ROOT, name);

const CHANGED = [
  'models/blurb-fp32/model.onnx',
  'models/blurb-int8/model.onnx',
  'oracles/inference/llama/onnx/model.onnx',
  'oracles/inference/llama/onnx/model_fp16.onnx',
  'oracles/inference/llama/onnx/model_q4.onnx',
  'oracles/inference/qwen2/model.onnx',
  'oracles/inference/phi/decoder_model.onnx',
  'oracles/inference/opt/decoder_model.onnx',
];

/** Of graphs whose rows influence each other, whose decoder has two branches, or that give no logits. */
const UNCHANGED = [
  'oracles/inference/llama/onnx/model_quantized.onnx',
  'oracles/inference/gemma/decoder_model_merged.onnx',
  'oracles/inference/bart/encoder_model.onnx',
];

const TOKENS = [
  [5, 9, 17, 3, 11],
  [7, 2, 8, 21, 4],
];
const ROWS = TOKENS.length;
const LENGTH = TOKENS[0]!.length;

async function logitsOf(graph: Graph, keep?: number): Promise<GraphTensor> {
  const feeds: Record<string, GraphTensor> = {};
  for (const [name, { type, dims }] of graph.inputs) {
    const values: Record<string, number[]> = {
      input_ids: TOKENS.flat(),
      attention_mask: Array<number>(ROWS * LENGTH).fill(1),
      position_ids: TOKENS.flatMap((row) => row.map((_, column) => column)),
    };
    if (name in values) {
      feeds[name] = {
        type: 'int64',
        data: BigInt64Array.from(values[name]!.map(BigInt)),
        dims: [ROWS, LENGTH],
      };
    } else if (name === 'logits_to_keep') {
      feeds[name] = { type: 'int64', data: BigInt64Array.of(BigInt(keep!)), dims: [] };
    } else {
      const data = type === 'float16' ? new Uint16Array(0) : new Float32Array(0);
      feeds[name] = { type: type as 'float32', data, dims: [ROWS, Number(dims[1]), 0, Number(dims[3])] };
    }
  }
  return (await graph.run(feeds, ['logits'])).get('logits')!;
}

describe.each(CHANGED)('%s', (name) => {
  it('gives the logits of the last tokens that are asked for, as they were', async () => {
    const content = withLogitsToKeep(readFileSync(fileOf(name)))!;
    const original = await openGraph(fileOf(name), { threads: 1 });
    const changed = await openGraph(fileOf(name), { threads: 1, content });
    const all = await logitsOf(original);
    const size = all.dims[2]!;
    for (const keep of [0, 1, 2, LENGTH]) {
      const kept = await logitsOf(changed, keep);
      const columns = keep === 0 ? LENGTH : keep;
      expect(kept.dims).toEqual([ROWS, columns, size]);
      for (let row = 0; row < ROWS; row++) {
        const from = (row * LENGTH + LENGTH - columns) * size;
        const expected = Array.from(all.data.slice(from, from + columns * size), Number);
        const got = Array.from(kept.data.slice(row * columns * size, (row + 1) * columns * size), Number);
        // Half-precision numbers are compared by their bits, which differ by one where the last digit does.
        const digits = all.type === 'float16' ? 1 : 1e-4;
        expected.forEach((value, i) => expect(Math.abs(value - got[i]!)).toBeLessThanOrEqual(digits));
      }
    }
    await original.release();
    await changed.release();
  });
});

it.each(UNCHANGED)('leaves %s as it is', (name) => {
  expect(withLogitsToKeep(readFileSync(fileOf(name)))).toBeUndefined();
});

it('is not done twice', () => {
  const once = withLogitsToKeep(readFileSync(fileOf(CHANGED[0]!)))!;
  expect(withLogitsToKeep(once)).toBeUndefined();
});

it('is used by models that are loaded', async () => {
  const model = await loadModelFolder(fileOf('models/blurb-fp32'));
  expect(model.first.bindings.logitsToKeep).toEqual({ name: 'logits_to_keep', type: 'int64', rank: 0 });
  await model.release();
});
