import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprintModel } from '#app/inference/models/fingerprint.ts';
import { findLayout } from '#app/inference/models/layout.ts';
import { loadModelFolder } from '#app/inference/models/modelFolder.ts';
import { countParameters } from '#app/inference/models/parameters.ts';
import { exportedFolder } from '../exported.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-layout-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function holding(...names: string[]): void {
  for (const name of names) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), 'x');
  }
}
const found = async (variant?: string) => {
  const layout = await findLayout(folder, variant);
  const relative = (file: string | undefined) => file && path.relative(folder, file);
  return {
    encoder: relative(layout.encoder),
    first: relative(layout.first),
    next: relative(layout.next),
    variant: layout.variant,
  };
};
const none = { encoder: undefined, next: undefined, variant: undefined };

test.each([
  [['model.onnx'], { ...none, first: 'model.onnx' }],
  [['onnx/model.onnx', 'onnx/model_quantized.onnx'], { ...none, first: 'onnx/model.onnx' }],
  [
    ['decoder_model.onnx', 'decoder_with_past_model.onnx'],
    { ...none, first: 'decoder_model.onnx', next: 'decoder_with_past_model.onnx' },
  ],
  [
    ['decoder_model.onnx', 'decoder_with_past_model.onnx', 'decoder_model_merged.onnx'],
    { ...none, first: 'decoder_model_merged.onnx' },
  ],
  [
    ['encoder_model.onnx', 'decoder_model.onnx', 'decoder_with_past_model.onnx'],
    {
      ...none,
      encoder: 'encoder_model.onnx',
      first: 'decoder_model.onnx',
      next: 'decoder_with_past_model.onnx',
    },
  ],
  [
    ['onnx/encoder_model_q4.onnx', 'onnx/decoder_model_merged_q4.onnx'],
    {
      ...none,
      encoder: 'onnx/encoder_model_q4.onnx',
      first: 'onnx/decoder_model_merged_q4.onnx',
      variant: 'q4',
    },
  ],
])('%j', async (names, expected) => {
  holding(...names);
  expect(await found()).toEqual(expected);
});

test('a variant is chosen by name; several without an unquantized one need a choice', async () => {
  holding('onnx/model_q4.onnx', 'onnx/model_quantized.onnx');
  await expect(found()).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringMatching(/set "variant" to one of q4, quantized/) as string,
  });
  expect(await found('q4')).toMatchObject({ first: 'onnx/model_q4.onnx', variant: 'q4' });
  await expect(found('fp16')).rejects.toThrow(/no variant "fp16"; it has q4, quantized/);
  holding('onnx/model.onnx');
  expect(await found()).toMatchObject({ first: 'onnx/model.onnx', variant: undefined });
  expect(await found('fp32')).toMatchObject({ first: 'onnx/model.onnx' });
});

test('graphs of different variants do not make a model', async () => {
  holding('encoder_model.onnx', 'decoder_model_merged_q4.onnx');
  await expect(found()).rejects.toMatchObject({
    code: 'model_unusable',
    message: expect.stringMatching(
      /decoder_model_merged_q4\.onnx, encoder_model\.onnx.*Supported are/s,
    ) as string,
  });
});

test('external data belongs to the model: its size, its fingerprint, and an error without it', async () => {
  cpSync(exportedFolder('qwen2'), folder, { recursive: true });
  const { files, sizeBytes } = await findLayout(folder);
  expect(files.map((file) => path.basename(file))).toEqual(['model.onnx', 'model.onnx_data']);
  expect(sizeBytes).toBeGreaterThan(20_000);
  const before = await fingerprintModel(folder);
  renameSync(path.join(folder, 'model.onnx_data'), path.join(folder, 'elsewhere'));
  expect(await fingerprintModel(folder)).not.toBe(before);
  await expect(loadModelFolder(folder)).rejects.toMatchObject({
    code: 'model_unusable',
    message: expect.stringMatching(/external data \(\*\.onnx_data\) missing/) as string,
  });
});

test('variants have fingerprints of their own', async () => {
  const llama = exportedFolder('llama');
  const prints = await Promise.all(
    [undefined, 'fp16', 'q4'].map((variant) => fingerprintModel(llama, variant)),
  );
  expect(new Set(prints).size).toBe(3);
});

test('parameters are counted without reading them', async () => {
  // Two layers of width 32: token and position tables, the output layer, and 12 · width² + 13 · width a layer.
  const config = { vocabulary: 320, context: 96, width: 32 };
  const expected =
    2 * config.vocabulary * config.width +
    config.context * config.width +
    2 * (12 * config.width ** 2 + 13 * config.width) +
    2 * config.width;
  const counted = (await countParameters([path.join(exportedFolder('gpt2'), 'model.onnx')]))!;
  // The graph holds a few constants besides, and what is equal only once.
  expect(Math.abs(counted / expected - 1)).toBeLessThan(0.02);
  holding('broken.onnx');
  expect(await countParameters([path.join(folder, 'broken.onnx')])).toBeNull();
});
