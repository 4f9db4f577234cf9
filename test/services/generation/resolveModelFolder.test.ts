import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_ACCESS } from '#app/services/generation/modelAccess.ts';
import { resolveModelFolder, storedModelFolder } from '#app/services/generation/resolveModelFolder.ts';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'evenhand-models-')));
const models = path.join(root, 'models');
const inside = { ...NO_ACCESS, folder: models };
const anywhere = { ...inside, anywhere: true };
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeAll(() => {
  for (const folder of [
    'models/plain/onnx',
    'models/blobs',
    'models/linked',
    'models/leaky',
    'models-other',
    'secret',
  ]) {
    mkdirSync(path.join(root, folder), { recursive: true });
  }
  writeFileSync(path.join(root, 'secret/model.onnx'), 'x');
  writeFileSync(path.join(models, 'blobs/1'), 'x');
  symlinkSync('../blobs/1', path.join(models, 'linked/model.onnx'));
  symlinkSync('nowhere', path.join(models, 'linked/broken'));
  symlinkSync('.', path.join(models, 'linked/itself'));
  symlinkSync('../../secret/model.onnx', path.join(models, 'leaky/model.onnx'));
  symlinkSync('../secret', path.join(models, 'way-out'));
  symlinkSync('leaky', path.join(models, 'way-to-leaky'));
  mkdirSync(path.join(models, 'deep'));
  symlinkSync('../leaky', path.join(models, 'deep/onnx'));
});

describe('resolveModelFolder', () => {
  it.each(['plain', './plain/', 'plain/onnx', 'linked', 'plain/../linked'])('takes %s', async (folder) => {
    expect(await resolveModelFolder(folder, inside)).toBe(path.resolve(models, folder));
  });

  it('takes an absolute folder inside of the directory', async () => {
    expect(await resolveModelFolder(path.join(models, 'plain'), inside)).toBe(path.join(models, 'plain'));
  });

  it.each([
    '..',
    '../secret',
    'plain/../../secret',
    '../models-other',
    'leaky',
    'way-out',
    'way-to-leaky',
    'deep',
  ])('refuses %s, which leads out', async (folder) => {
    for (const access of [inside, anywhere]) {
      await expect(resolveModelFolder(folder, access)).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  it('refuses an absolute folder outside, unless any may be read', async () => {
    const secret = path.join(root, 'secret');
    await expect(resolveModelFolder(secret, inside)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await resolveModelFolder(secret, anywhere)).toBe(secret);
  });

  it('does not tell whether a folder outside is there', async () => {
    const [there, absent] = await Promise.all(
      ['../secret', '../absent'].map((folder) =>
        resolveModelFolder(folder, inside).catch((e: Error) => e.message),
      ),
    );
    expect(there).toBe(absent?.replace('absent', 'secret'));
  });

  it('says where a missing one would have to be', async () => {
    await expect(resolveModelFolder('absent', inside)).rejects.toMatchObject({
      code: 'model_unusable',
      message: expect.stringContaining(path.join(models, 'absent')),
    });
  });
});

describe('storedModelFolder', () => {
  it('keeps a folder inside of the directory relative to it, also where it is not there', () => {
    expect(storedModelFolder(path.join(models, 'absent'), inside)).toBe('absent');
    expect(storedModelFolder('./plain/', inside)).toBe('plain');
  });

  it('keeps an absolute one as it is where any may be read', () => {
    expect(storedModelFolder('/elsewhere', anywhere)).toBe('/elsewhere');
    expect(() => storedModelFolder('../elsewhere', anywhere)).toThrow(/leads out/);
    expect(() => storedModelFolder('/elsewhere', inside)).toThrow(/leads out/);
  });
});
