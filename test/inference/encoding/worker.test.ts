import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BertScore } from '#app/core/measures/bertscore/bertScore.ts';
import { type InferenceWorker, startInferenceWorker } from '#app/inference/worker/client.ts';
import { ENCODERS, encoderFolder, expectNear, pairs } from './oracles.ts';

describe('BERTScore in the process that runs models', () => {
  let worker: InferenceWorker;
  beforeAll(async () => {
    worker = await startInferenceWorker({ threads: 1 });
  });
  afterAll(() => worker.close());

  async function compared(request: Parameters<InferenceWorker['compare']>[0]): Promise<BertScore[]> {
    const all: BertScore[] = [];
    for await (const scores of worker.compare(request)) all.push(...scores);
    return all;
  }

  it('serves one encoder after the other', async () => {
    for (const { model, cases } of [...ENCODERS, ...ENCODERS]) {
      const { layer, scores } = cases.find(({ idf, baseline }) => idf && !baseline)!;
      const options = { idf: true, ...(model === 'bert' && { layer }) };
      expectNear(await compared({ encoderFolder: encoderFolder(model), segments: pairs, options }), scores);
    }
  });

  it('says what is wrong with a folder', async () => {
    const request = { segments: pairs };
    await expect(compared({ ...request, encoderFolder: '/nowhere' })).rejects.toMatchObject({
      code: 'model_unusable',
      message: expect.stringMatching(/There is no encoder folder \/nowhere/) as string,
    });
    await expect(
      compared({ ...request, encoderFolder: encoderFolder('bert'), variant: 'q4' }),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(/no variant "q4"; it has fp32, quantized/) as string,
    });
    const decoder = encoderFolder('../inference/tiny-gpt2');
    await expect(compared({ ...request, encoderFolder: decoder })).rejects.toThrow(
      /asks for .*position_ids.*; an encoder takes|no last_hidden_state/,
    );
  });

  it('can be cancelled', async () => {
    const control = new AbortController();
    control.abort(new Error('enough'));
    const request = { encoderFolder: encoderFolder('bert'), segments: pairs, signal: control.signal };
    await expect(compared(request)).rejects.toThrow('enough');
  });
});
