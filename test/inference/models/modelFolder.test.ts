import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprintModel } from '#app/inference/models/fingerprint.ts';
import { loadModelFolder } from '#app/inference/models/modelFolder.ts';
import { tinyModel } from '../oracles.ts';

let folder: string;
const at = (name: string) => path.join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-model-'));
  cpSync(tinyModel('tiny-gpt2'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const refused = (message: RegExp) =>
  expect(loadModelFolder(folder)).rejects.toMatchObject({
    code: 'model_unusable',
    message: expect.stringMatching(message) as string,
  });

test('a folder is read with what it states', async () => {
  const model = await loadModelFolder(folder);
  expect(model).toMatchObject({
    vocabularySize: 320,
    contextLength: 96,
    beginToken: 0,
    rowsInfluenceEachOther: false,
  });
  expect(model.first.bindings.caches.map(({ input }) => input)).toEqual([
    'past_key_values.0.key',
    'past_key_values.0.value',
    'past_key_values.1.key',
    'past_key_values.1.value',
  ]);
  expect(model.layout.sizeBytes).toBe(readFileSync(at('model.onnx')).length);
  await model.release();
});

test('the graph may lie in the onnx subfolder and be called as a merged decoder', async () => {
  mkdirSync(at('onnx'));
  renameSync(at('model.onnx'), at('onnx/decoder_model_merged.onnx'));
  const model = await loadModelFolder(folder);
  expect(model.layout.first).toBe(at('onnx/decoder_model_merged.onnx'));
  await model.release();
});

test('a folder that is not there', async () => {
  rmSync(folder, { recursive: true });
  await refused(/There is no model folder/);
  mkdirSync(folder);
});

test('a folder without a graph, or with one of an unknown name', async () => {
  renameSync(at('model.onnx'), at('weights.onnx'));
  await refused(/no graph of a known name \(weights\.onnx\).*Supported are/s);
  rmSync(at('weights.onnx'));
  await refused(/holds no \.onnx file.*Supported are/s);
});

test('half of a pair, and an encoder alone', async () => {
  renameSync(at('model.onnx'), at('decoder_model.onnx'));
  await refused(/half of a decoder's pair of graphs \(decoder_model\.onnx\).*Supported are/s);
  renameSync(at('decoder_model.onnx'), at('encoder_model.onnx'));
  await refused(/an encoder without a decoder \(encoder_model\.onnx\)/);
});

test.each(['tokenizer.json', 'config.json'])('a folder without %s', async (name) => {
  rmSync(at(name));
  await refused(new RegExp(`has no ${name.replace('.', '\\.')}`));
});

test.each(['tokenizer.json', 'config.json', 'generation_config.json'])('a truncated %s', async (name) => {
  truncateSync(at(name), 40);
  await refused(new RegExp(`${name.replace('.', '\\.')} is not valid JSON`));
});

test('a tokenizer.json that is JSON but no tokenizer', async () => {
  writeFileSync(at('tokenizer.json'), '{"model": {"type": "Abacus"}}');
  await refused(/tokenizer\.json has a part that Evenhand does not know/);
});

test('a truncated or empty graph', async () => {
  truncateSync(at('model.onnx'), 100_000);
  await refused(/onnxruntime cannot load .*truncated or corrupt/);
  truncateSync(at('model.onnx'), 0);
  await refused(/model\.onnx/);
});

test('a tokenizer that does not fit the model, larger or much smaller', async () => {
  const tokenizer = JSON.parse(readFileSync(at('tokenizer.json'), 'utf8')) as {
    added_tokens: object[];
    model: { vocab: Record<string, number>; merges: unknown[] };
  };
  tokenizer.added_tokens.push({ id: 320, content: '<extra>', special: true, normalized: false });
  writeFileSync(at('tokenizer.json'), JSON.stringify(tokenizer));
  await refused(/tokenizer .* has 321 tokens, but the model has 320/);

  tokenizer.added_tokens.pop();
  tokenizer.model.merges = [];
  for (const [token, id] of Object.entries(tokenizer.model.vocab))
    if (id > 256) delete tokenizer.model.vocab[token];
  writeFileSync(at('tokenizer.json'), JSON.stringify(tokenizer));
  await refused(/has 257 tokens, but the model has 320/);
});

test('a config.json of another model', async () => {
  const config = JSON.parse(readFileSync(at('config.json'), 'utf8')) as Record<string, unknown>;
  writeFileSync(at('config.json'), JSON.stringify({ ...config, vocab_size: 50257 }));
  await refused(/different models/);
});

test('the fingerprint follows the files that decide the output, not the place', async () => {
  const before = await fingerprintModel(folder);
  expect(before).toBe(await fingerprintModel(tinyModel('tiny-gpt2')));
  writeFileSync(at('README.md'), 'a note');
  expect(await fingerprintModel(folder)).toBe(before);
  writeFileSync(at('generation_config.json'), '{}');
  expect(await fingerprintModel(folder)).not.toBe(before);
});
