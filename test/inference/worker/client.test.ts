import { afterEach, expect, test } from 'vitest';
import {
  startInferenceWorker,
  type GeneratedOutput,
  type GenerationResult,
  type InferenceWorker,
} from '#app/inference/worker/client.ts';
import { oracles, tinyModel } from '../oracles.ts';

const modelFolder = tinyModel('tiny-gpt2');
const items = oracles.greedy.map(({ prompt }, index) => ({ item: String(index), prompt }));
const workers: InferenceWorker[] = [];

async function start(): Promise<InferenceWorker> {
  const worker = await startInferenceWorker({ threads: 1 });
  workers.push(worker);
  return worker;
}
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.close();
});

test('says how what a model writes comes about', async () => {
  const worker = await start();
  const [plain, dynamic] = [
    await worker.provenance(tinyModel('tiny-gpt2')),
    await worker.provenance(tinyModel('tiny-gpt2-dynamic')),
  ];
  expect(plain).toMatchObject({
    ...{
      kind: 'onnx',
      variant: null,
      precision: 'float32',
      dynamicQuantization: false,
      executionProvider: 'cpu',
    },
    ...{ threads: 1, node: process.version, processor: { architecture: process.arch } },
  });
  expect(plain.runtime).toEqual({
    name: 'onnxruntime-node',
    version: expect.stringMatching(/^\d+\.\d+/) as string,
  });
  expect(dynamic).toMatchObject({ dynamicQuantization: true, processor: plain.processor });
  expect(plain.modelHash).toMatch(/^[0-9a-f]{64}$/);
  expect(dynamic.modelHash).not.toBe(plain.modelHash);
});

test('describes, generates and scores in another process', async () => {
  const worker = await start();
  expect(worker.pid).not.toBe(process.pid);
  expect(await worker.describe(modelFolder)).toMatchObject({
    vocabularySize: 320,
    contextLength: 96,
    modelType: 'gpt2',
    file: 'model.onnx',
    cacheType: 'float32',
    tokenizerHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  });
  const found = new Map<string, GeneratedOutput>();
  for await (const output of worker.generate({ modelFolder, items, batchSize: 4 }))
    if (!('error' in output)) found.set(output.item, output);
  items.forEach(({ item }, index) => expect(found.get(item)!.tokens).toEqual(oracles.greedy[index]!.tokens));
  for (const { latencyMs, firstTokenMs } of found.values())
    expect(latencyMs).toBeGreaterThanOrEqual(firstTokenMs);
  const scored = await worker.score({ modelFolder, texts: oracles.scores });
  expect(scored.map(({ tokens }) => tokens.length)).toEqual(
    oracles.scores.map(({ logProbabilities }) => logProbabilities.length),
  );
  const { peakMemoryBytes } = await worker.describe(modelFolder);
  expect(peakMemoryBytes).toBeGreaterThan(20 * 2 ** 20);
});

test('says its own peak of memory, however much its parent has', async () => {
  const ballast = Buffer.alloc(700 * 2 ** 20, 1);
  const worker = await start();
  const { peakMemoryBytes } = await worker.describe(modelFolder);
  expect(peakMemoryBytes).toBeLessThan(ballast.length);
});

test('errors cross with code, message and problems, and the process goes on', async () => {
  const worker = await start();
  await expect(worker.describe('/nowhere')).rejects.toMatchObject({
    name: 'AppError',
    code: 'model_unusable',
  });
  const settings = { numGroups: 4, temperature: -1 };
  await expect(first(worker.generate({ modelFolder, items, settings }))).rejects.toMatchObject({
    code: 'invalid_input',
    problems: [{ path: 'temperature' }, { path: 'numGroups' }],
  });
  expect(await first(worker.generate({ modelFolder, items: items.slice(0, 1) }))).toMatchObject({
    item: '0',
  });
});

test('an aborted signal throws its reason, and what was cancelled does not delay what follows', async () => {
  const worker = await start();
  const control = new AbortController();
  const seen: string[] = [];
  const reading = async () => {
    for await (const { item } of worker.generate({
      modelFolder,
      items,
      batchSize: 1,
      signal: control.signal,
    })) {
      seen.push(item);
      control.abort(new Error('enough'));
    }
  };
  await expect(reading()).rejects.toThrow('enough');
  expect(seen.length).toBeLessThan(items.length);
  await expect(worker.score({ modelFolder, texts: oracles.scores.slice(0, 1) })).resolves.toHaveLength(1);
});

test.each([
  ['SIGKILL', 'unavailable'],
  ['SIGSEGV', 'model_unusable'],
] as const)(
  'a process that dies by %s fails what waits, and whatever is asked later',
  async (signal, code) => {
    const worker = await start();
    const stream = worker.generate({ modelFolder, items, batchSize: 1 });
    await stream.next();
    process.kill(worker.pid, signal);
    const rest = async () => {
      for await (const output of stream) void output;
    };
    await expect(rest()).rejects.toMatchObject({ name: 'AppError', code });
    await expect(worker.describe(modelFolder)).rejects.toMatchObject({ code });
  },
);

test('what still waits when it is closed fails', async () => {
  const worker = await start();
  const waiting = expect(worker.describe(modelFolder)).rejects.toMatchObject({ code: 'unavailable' });
  await worker.close();
  await waiting;
});

async function first(stream: AsyncGenerator<GenerationResult>): Promise<GenerationResult> {
  for await (const output of stream) return output;
  throw new Error('no output');
}
