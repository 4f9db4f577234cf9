import path from 'node:path';
import { expect, it } from 'vitest';
import type { SystemConfiguration } from '#app/core/studies/configuration.ts';
import { startInferenceWorker, type InferenceWorker } from '#app/inference/worker/client.ts';
import { NO_ACCESS, type ModelAccess } from '#app/services/generation/modelAccess.ts';
import { createTrials } from '#app/services/generation/trials.ts';
import { answerWell, startStub } from '#test/inference/remote/stubServer.ts';

const MODELS = path.resolve(import.meta.dirname, '../../../fixtures/models');
const access: ModelAccess = { ...NO_ACCESS, folder: MODELS };
const PROMPT = 'Write a short product description for thrifty readers.\nProduct: lamp';
const onnx = (modelFolder: string, settings = {}): Pick<SystemConfiguration, 'provider' | 'settings'> => ({
  provider: { kind: 'onnx', modelFolder },
  settings,
});
const never = new AbortController().signal;

/** A process whose model is never loaded; it ends when it is closed. */
function stuckWorker() {
  const state = { started: 0, closed: 0 };
  const startWorker = (): Promise<InferenceWorker> => {
    state.started++;
    let fail: (error: Error) => void = () => undefined;
    const ended = new Promise<never>((_, reject) => (fail = reject));
    ended.catch(() => undefined);
    return Promise.resolve({
      describe: () => ended,
      close: () => {
        state.closed++;
        fail(new Error('closed'));
        return Promise.resolve();
      },
    } as unknown as InferenceWorker);
  };
  return { state, startWorker };
}

it('gives what a model writes, as its study would have it written, and ends its process', async () => {
  const workers: InferenceWorker[] = [];
  const trials = createTrials({
    access,
    startWorker: async () => {
      const worker = await startInferenceWorker({ threads: 1 });
      workers.push(worker);
      return worker;
    },
  });
  const tried = await trials.run(1, { system: onnx('blurb-fp32'), prompt: PROMPT }, never);
  const worker = await startInferenceWorker({ threads: 1 });
  try {
    const modelFolder = path.join(MODELS, 'blurb-fp32');
    for await (const result of worker.generate({ modelFolder, items: [{ item: 'a', prompt: PROMPT }] })) {
      expect(result).toMatchObject({ output: tried.text, finishReason: tried.finishReason });
    }
  } finally {
    await worker.close();
  }
  expect(tried.loadSeconds).toBeGreaterThan(0);
  const short = await trials.run(
    1,
    { system: onnx('blurb-int8', { maxNewTokens: 3 }), prompt: PROMPT },
    never,
  );
  expect(short).toMatchObject({ tokens: 3, finishReason: 'length', truncatedTokens: 0 });
  for (const { pid } of workers) expect(() => process.kill(pid, 0)).toThrow();
});

it('refuses what generation would refuse', async () => {
  const { startWorker, state } = stuckWorker();
  const trials = createTrials({ access, startWorker });
  const run = (system: Pick<SystemConfiguration, 'provider' | 'settings'>) =>
    trials.run(1, { system, prompt: 'x' }, never);
  await expect(run(onnx('../oracles'))).rejects.toMatchObject({ reason: 'model-folder-outside' });
  await expect(run(onnx('/etc'))).rejects.toMatchObject({ reason: 'model-folder-outside' });
  await expect(run(onnx('nowhere'))).rejects.toMatchObject({ reason: 'model-folder-missing' });
  await expect(run({ provider: { kind: 'import' }, settings: {} })).rejects.toMatchObject({
    reason: 'nothing-to-try',
  });
  const server = { kind: 'openai', baseUrl: 'http://10.0.0.1/v1', model: 'x', api: 'chat' } as const;
  const provider = { ...server, concurrency: 1, timeoutSeconds: 5 };
  await expect(run({ provider, settings: {} })).rejects.toMatchObject({ reason: 'host-not-allowed' });
  expect(state.started).toBe(0);
  const real = createTrials({ access, startWorker: () => startInferenceWorker({ threads: 1 }) });
  const long = { system: onnx('blurb-int8'), prompt: 'lamp '.repeat(2000) };
  await expect(real.run(1, long, never)).rejects.toMatchObject({ reason: 'item-unanswerable' });
});

it('asks a server once, and says what it counted', async () => {
  const stub = await startStub(answerWell);
  try {
    const trials = createTrials({
      access: { ...access, hosts: [stub.host] },
      startWorker: () => Promise.reject(new Error('no process is needed')),
    });
    const system = { provider: stub.provider(), settings: { maxNewTokens: 7 } };
    const tried = await trials.run(1, { system, prompt: 'lamp' }, never);
    expect(tried).toMatchObject({ loadSeconds: null, finishReason: 'stop' });
    expect(stub.asked).toHaveLength(1);
    expect(stub.asked[0]!.body).toMatchObject({ max_tokens: 7 });
  } finally {
    await stub.close();
  }
});

it('lets each lead try one thing at a time, and runs models one after the other', async () => {
  const { startWorker, state } = stuckWorker();
  const trials = createTrials({ access, startWorker });
  const trial = { system: onnx('blurb-int8'), prompt: 'x' };
  const [first, second] = [new AbortController(), new AbortController()];
  const one = trials.run(1, trial, first.signal).catch((error: unknown) => error);
  await expect(trials.run(1, trial, never)).rejects.toMatchObject({ reason: 'try-under-way' });
  const other = trials.run(2, trial, second.signal).catch((error: unknown) => error);
  await expect.poll(() => state.started).toBe(1);
  // Who waits for a turn and leaves never starts a process.
  second.abort(new Error('left'));
  expect(await other).toMatchObject({ message: 'left' });
  first.abort(new Error('gone'));
  expect(await one).toMatchObject({ message: 'gone' });
  expect(state).toMatchObject({ started: 1 });
  expect(state.closed).toBeGreaterThan(0);
  // The lead may try again.
  const third = new AbortController();
  const again = trials.run(1, trial, third.signal).catch((error: unknown) => error);
  await expect.poll(() => state.started).toBe(2);
  third.abort(new Error('done'));
  expect(await again).toMatchObject({ message: 'done' });
});

it('ends what takes too long, and everything when the server ends', async () => {
  const { startWorker } = stuckWorker();
  const trial = { system: onnx('blurb-int8'), prompt: 'x' };
  await expect(
    createTrials({ access, startWorker, seconds: 0.05 }).run(1, trial, never),
  ).rejects.toMatchObject({
    reason: 'try-too-slow',
    params: { seconds: 0.05 },
  });
  const trials = createTrials({ access, startWorker });
  const running = trials.run(1, trial, never).catch((error: unknown) => error);
  trials.close();
  expect(await running).toMatchObject({ reason: 'run-cancelled' });
  await expect(trials.run(1, trial, never)).rejects.toMatchObject({ reason: 'run-cancelled' });
});
