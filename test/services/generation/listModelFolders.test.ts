import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listModelFolders } from '#app/services/generation/listModelFolders.ts';

const MODEL = path.resolve(import.meta.dirname, '../../../fixtures/oracles/inference/llama');
let outside: string;
let folder: string;
beforeEach(async () => {
  outside = await mkdtemp(path.join(tmpdir(), 'evenhand-list-'));
  folder = path.join(outside, 'models');
  await mkdir(folder);
});
afterEach(() => rm(outside, { recursive: true, force: true }));

const put = (name: string) => cp(MODEL, path.join(folder, name), { recursive: true });
const names = async (limits = {}) => {
  const { models, complete } = await listModelFolders({ folder }, limits);
  return { names: models.map((model) => [model.folder, model.variant]), complete };
};

it('lists each variant of a model, wherever it lies, with what is known of it', async () => {
  await put('team/llama');
  const { models, complete, freeBytes } = await listModelFolders({ folder });
  expect(complete).toBe(true);
  expect(freeBytes).toBeGreaterThan(0);
  expect(models).toMatchObject([
    { folder: path.join('team', 'llama'), variant: null, fits: true, refusal: null },
    { variant: 'fp16', model: { architecture: 'llama', weights: 'float16', contextLength: 128 } },
    { variant: 'q4' },
    { variant: 'quantized' },
  ]);
});

it('says why a folder can’t be used, and lists it all the same', async () => {
  await mkdir(path.join(folder, 'checkpoint'));
  await writeFile(path.join(folder, 'checkpoint', 'config.json'), '{}');
  await writeFile(path.join(folder, 'checkpoint', 'model.safetensors'), '');
  const { models } = await listModelFolders({ folder });
  expect(models).toMatchObject([
    { folder: 'checkpoint', model: null, refusal: { reason: 'layout-unusable' } },
  ]);
});

it('follows links inside of the directory, once each, and none that lead out', async () => {
  await put('real');
  await symlink('real', path.join(folder, 'again'));
  await symlink('..', path.join(folder, 'round'));
  await cp(MODEL, path.join(outside, 'secret'), { recursive: true });
  await symlink(path.join(outside, 'secret'), path.join(folder, 'out'));
  expect(new Set((await names()).names.map(([name]) => name)).size).toBe(1);
  // Nor a model whose own files lie elsewhere.
  await mkdir(path.join(folder, 'leaky'));
  await writeFile(path.join(folder, 'leaky', 'config.json'), '{}');
  await symlink(path.join(outside, 'secret', 'tokenizer.json'), path.join(folder, 'leaky', 'tokenizer.json'));
  const { models } = await listModelFolders({ folder });
  expect(models.find((model) => model.folder === 'leaky')?.refusal?.reason).toBe('model-folder-outside');
});

it('looks no deeper and lists no more than it may, and says that there is more', async () => {
  await put('a/b/deep');
  await put('one');
  expect((await names({ depth: 2 })).complete).toBe(false);
  expect((await names({ depth: 2 })).names.every(([name]) => name === 'one')).toBe(true);
  expect((await names({ depth: 3 })).complete).toBe(true);
  expect(await names({ models: 2 })).toMatchObject({ names: [{}, {}], complete: false });
  expect((await names({ folders: 1 })).complete).toBe(false);
});

it('answers with what is known when its time is over', async () => {
  await put('one');
  expect((await names({ ms: 0 })).complete).toBe(false);
});

it('has nothing to list where there is no directory', async () => {
  const { models, complete } = await listModelFolders({ folder: path.join(outside, 'nowhere') });
  expect({ models, complete }).toEqual({ models: [], complete: true });
});
