import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { variantsIn } from '#app/inference/models/layout.ts';
import { recognizeModel } from '#app/inference/models/recognizeModel.ts';
import { startInferenceWorker, type InferenceWorker } from '#app/inference/worker/client.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../../../fixtures');
const of = (name: string) => path.join(FIXTURES, 'oracles/inference', name);

describe('what a model’s files tell of it', () => {
  let worker: InferenceWorker;
  beforeAll(async () => (worker = await startInferenceWorker({ threads: 1 })));
  afterAll(() => worker.close());

  it.each(['gpt2', 'llama', 'qwen2', 'gemma', 'phi', 'opt', 't5', 'bart', 'marian'])(
    'is for %s what loading it tells',
    async (name) => {
      for (const variant of await variantsIn(of(name))) {
        const told = await recognizeModel(of(name), variant);
        const loaded = await worker.describe(of(name), variant);
        expect(told).toMatchObject({
          architecture: loaded.modelType,
          parameters: loaded.parameters,
          sizeBytes: loaded.sizeBytes,
          contextLength: loaded.contextLength,
        });
      }
    },
  );

  it('has the type of its weights and the kind of its tokenizer', async () => {
    const told = async (name: string, variant = 'fp32') => {
      const { weights, tokenizer } = await recognizeModel(of(name), variant);
      return [weights, tokenizer];
    };
    expect(await variantsIn(of('llama'))).toEqual(['fp32', 'fp16', 'q4', 'quantized']);
    expect(await told('llama')).toEqual(['float32', 'BPE']);
    expect(await told('llama', 'fp16')).toEqual(['float16', 'BPE']);
    expect(await told('llama', 'quantized')).toEqual(['int8', 'BPE']);
    expect(await told('t5')).toEqual(['float32', 'Unigram']);
  });
});

describe('a folder that can’t be used', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'evenhand-recognize-'));
    await cp(of('gpt2'), folder, { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('says so with the words that loading it has: a graph of another kind', async () => {
    const bert = path.join(FIXTURES, 'oracles/bertscore/bert');
    await expect(recognizeModel(bert, 'fp32')).rejects.toMatchObject({
      reason: 'graph-refused',
      params: { why: { reason: 'graph-input-useless', params: { inputs: 'token_type_ids' } } },
    });
  });

  it('says which file is missing or is none', async () => {
    await rm(path.join(folder, 'tokenizer.json'));
    await expect(recognizeModel(folder, 'fp32')).rejects.toMatchObject({
      reason: 'model-file-missing',
      params: { name: 'tokenizer.json' },
    });
    await writeFile(path.join(folder, 'model.onnx'), 'not a graph');
    await cp(path.join(of('gpt2'), 'tokenizer.json'), path.join(folder, 'tokenizer.json'));
    await expect(recognizeModel(folder, 'fp32')).rejects.toMatchObject({ reason: 'model-cannot-load' });
  });
});
