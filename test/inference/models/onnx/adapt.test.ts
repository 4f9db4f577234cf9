import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traitsOf } from '#app/inference/decoding/traitsOf.ts';
import { loadModelFolder } from '#app/inference/models/modelFolder.ts';
import { adaptDecoder } from '#app/inference/models/onnx/adapt.ts';
import { withFreshCaches } from '#app/inference/models/onnx/freshCaches.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../../fixtures');

describe('a decoder’s graph', () => {
  it('is left to the runtime to refuse where it is none, or half of one', () => {
    const model = readFileSync(path.join(ROOT, 'models/blurb-fp32/model.onnx'));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => adaptDecoder(bytes) === undefined));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Math.floor(model.length / 2) }), (end) => {
        expect(adaptDecoder(model.subarray(0, end))).toBeUndefined();
      }),
      { numRuns: 20 },
    );
  });

  it('keeps its cache as it is where a part is not put behind the past', () => {
    for (const file of [
      'gemma/decoder_model_merged.onnx',
      'opt/decoder_model.onnx',
      'bart/decoder_model.onnx',
    ]) {
      expect(withFreshCaches(readFileSync(path.join(ROOT, 'oracles/inference', file)))).toBeUndefined();
    }
  });
});

describe('masked columns in the cache', () => {
  it.each(['llama', 'qwen2', 'phi', 'gpt2'])('are used for %s', async (name) => {
    const model = await loadModelFolder(path.join(ROOT, 'oracles/inference', name));
    expect((await traitsOf(model)).holesAreSafe).toBe(true);
    await model.release();
  });

  it('are not used where attention looks back over so many columns', async () => {
    const model = await loadModelFolder(path.join(ROOT, 'oracles/inference/qwen2'));
    const windowed = { ...model, config: { ...model.config, use_sliding_window: true, sliding_window: 4 } };
    expect((await traitsOf(windowed)).holesAreSafe).toBe(false);
    const mixed = {
      ...model,
      config: { ...model.config, layer_types: ['full_attention', 'sliding_attention'] },
    };
    expect((await traitsOf(mixed)).holesAreSafe).toBe(false);
    const unknown = { ...model, config: { ...model.config, model_type: 'bloom' } };
    expect((await traitsOf(unknown)).holesAreSafe).toBe(false);
    await model.release();
  });
});
