import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openOutputsFile } from '#scripts/generation/outputsFile.ts';

const disk = vi.hoisted(() => ({ full: false }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<{ appendFile(file: string, text: string): Promise<void> }>();
  return {
    ...real,
    async appendFile(file: string, text: string) {
      if (!disk.full) return await real.appendFile(file, text);
      // As a disk does that runs full in the middle of a line.
      await real.appendFile(file, text.slice(0, 9));
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    },
  };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-outputs-'));
  disk.full = false;
});
afterEach(() => rmSync(folder, { recursive: true }));

const line = (item: string) => ({ item, output: 'x', tokens: [1], finishReason: 'eos', latencyMs: 1 });
const provenance = { model: 'm', items: 'i', settings: {} };

test('a full disk leaves the finished lines, and the next run goes on from them', async () => {
  const file = path.join(folder, 'outputs.jsonl');
  const open = () => openOutputsFile(file, provenance, false);
  const first = await open();
  await first.add(line('a'));
  await first.add(line('b'));
  disk.full = true;
  await expect(first.add(line('c'))).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/the disk is full.*What is in it is kept/) as string,
  });
  expect(first.done).toEqual(new Set(['a', 'b']));

  disk.full = false;
  const second = await open();
  expect(second.done).toEqual(new Set(['a', 'b']));
  await second.add(line('c'));
  await second.finish(['c', 'a', 'b']);
  const items = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((text) => (JSON.parse(text) as { item: string }).item);
  expect(items).toEqual(['c', 'a', 'b']);
});

test('an item that failed is not done, and its later output takes its place', async () => {
  const file = path.join(folder, 'outputs.jsonl');
  const first = await openOutputsFile(file, provenance, false);
  await first.add({ item: 'a', error: 'too long' });
  await first.finish(['a']);
  const second = await openOutputsFile(file, provenance, false);
  expect(second.done.size).toBe(0);
  await second.add(line('a'));
  await second.finish(['a']);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(line('a'));
});
