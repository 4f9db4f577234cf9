import { spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { oracles, tinyModel } from '#test/inference/oracles.ts';
import { runCommand } from './runCommand.ts';

const model = tinyModel('tiny-gpt2');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-generate-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => path.join(folder, name);
const idOf = (index: number) => `item-${index}`;
const items = oracles.greedy.map(({ prompt }, index) => ({ item: idOf(index), prompt }));

function writeItems(lines: readonly unknown[] = items): void {
  writeFileSync(at('items.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}
const generate = (...more: string[]) =>
  runCommand(folder, [
    'generate',
    '--model',
    model,
    '--items',
    'items.jsonl',
    '--out',
    'outputs.jsonl',
    ...more,
  ]);

interface Line {
  item: string | number;
  output: string;
  tokens: number[];
  finishReason: string;
  latencyMs: number;
}
const outputs = () =>
  readFileSync(at('outputs.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

test('writes a line for each item, in their order', async () => {
  writeItems();
  const { stdout, stderr } = await generate('--batch-size', '4');
  expect(stdout).toBe('');
  expect(stderr).toMatch(/17 outputs, \d+ tokens/);
  const lines = outputs();
  expect(lines.map(({ item }) => item)).toEqual(items.map(({ item }) => item));
  expect(lines.map(({ tokens }) => tokens)).toEqual(oracles.greedy.map(({ tokens }) => tokens));
  expect(lines.map(({ output }) => output)).toEqual(oracles.greedy.map(({ text }) => text));
  expect(Object.keys(lines[0]!)).toEqual(['item', 'output', 'tokens', 'finishReason', 'latencyMs']);
  expect(new Set(lines.map(({ finishReason }) => finishReason))).toEqual(new Set(['eos', 'length']));
  expect(lines.every(({ latencyMs }) => latencyMs > 0)).toBe(true);
});

test('ids that are numbers stay numbers, other fields of an item are left alone', async () => {
  writeItems([{ item: 7, prompt: 'x', references: ['y'] }]);
  await generate('--settings', '{"maxNewTokens": 2}');
  expect(outputs()).toMatchObject([{ item: 7, finishReason: 'length' }]);
  expect(outputs()[0]!.tokens).toHaveLength(2);
});

test('goes on with what is there, dropping a line that was cut off', async () => {
  writeItems();
  await generate();
  const all = readFileSync(at('outputs.jsonl'), 'utf8');
  const whole = all.split('\n');
  // Four finished in another order, the first of them marked, and half a line.
  const marked = JSON.stringify({ ...(JSON.parse(whole[5]!) as Line), latencyMs: 123456 });
  writeFileSync(
    at('outputs.jsonl'),
    [marked, whole[2], whole[9], whole[0], whole[3]!.slice(0, 25)].join('\n'),
  );
  const { stderr } = await generate();
  expect(stderr).toMatch(/^13 outputs/);
  expect(outputs().map(({ item }) => item)).toEqual(items.map(({ item }) => item));
  expect(outputs().map(({ tokens }) => tokens)).toEqual(oracles.greedy.map(({ tokens }) => tokens));
  expect(outputs()[5]!.latencyMs).toBe(123456);
  expect((await generate()).stderr).toMatch(/all 17 outputs already/);
});

test('refuses a file that something else made, unless told to begin anew', async () => {
  writeItems(items.slice(0, 2));
  await generate('--settings', '{"maxNewTokens": 2, "minNewTokens": 1}');
  const before = readFileSync(at('outputs.jsonl'), 'utf8');
  await expect(generate()).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/other settings/),
  });
  writeItems(items.slice(0, 3));
  await expect(generate()).rejects.toThrow(/other items and other settings.*--overwrite/);
  rmSync(at('outputs.jsonl.meta.json'));
  await expect(generate()).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/what made it/),
  });
  expect(readFileSync(at('outputs.jsonl'), 'utf8')).toBe(before);
  await generate('--overwrite', '--settings', '{"maxNewTokens": 3}');
  expect(outputs().map(({ tokens }) => tokens.length)).toEqual([3, 3, 3]);
});

test('the order of the settings does not matter', async () => {
  writeItems(items.slice(0, 1));
  await generate('--settings', '{"maxNewTokens": 2, "minNewTokens": 1}');
  expect((await generate('--settings', '{"minNewTokens": 1, "maxNewTokens": 2}')).stderr).toMatch(/already/);
});

test('faults are reported before anything is written', async () => {
  writeItems([
    { item: 'a' },
    { item: 'b', prompt: 'x' },
    { item: 'b', prompt: 5 },
    { item: 'b', prompt: 'y' },
  ]);
  await expect(generate()).rejects.toMatchObject({
    code: 'invalid_input',
    problems: [
      { path: 'line 1, field prompt', reason: 'is-missing' },
      { path: 'line 3, field prompt' },
      { path: 'line 4, field item' },
    ],
  });
  writeItems();
  await expect(generate('--settings', '{"temperature": 2}')).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(generate('--settings', '{oops')).rejects.toThrow(/not valid JSON/);
  await expect(generate('--batch-size', '0')).rejects.toThrow(/whole number/);
  await expect(generate('--execution-provider', 'abacus')).rejects.toThrow(/knows cpu/);
  await expect(generate('--settings', '{"variant": "q4"}')).rejects.toThrow(/no variant "q4"; it has fp32/);
  expect(readdirSync(folder)).toEqual(['items.jsonl']);
});

test('an item that cannot be answered has its error in the file, the others their outputs', async () => {
  writeItems([items[0], { item: 'long', prompt: 'Zq'.repeat(100) }, items[1]]);
  await expect(generate()).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringMatching(/^1 of 3 items have no output; .*200 tokens/) as string,
    problems: [{ path: 'item long' }],
  });
  const lines = outputs();
  expect(lines.map(({ item }) => item)).toEqual(['item-0', 'long', 'item-1']);
  expect(Object.keys(lines[1]!)).toEqual(['item', 'error']);
  expect([lines[0]!.tokens, lines[2]!.tokens]).toEqual([0, 1].map((i) => oracles.greedy[i]!.tokens));
  // Tried again, and only that one.
  await expect(generate()).rejects.toThrow(/1 of 3 items/);
  expect(outputs()).toEqual(lines);
  await generate('--overwrite', '--settings', '{"truncation": "left"}');
  expect(outputs()[1]).toMatchObject({ item: 'long', truncatedTokens: expect.any(Number) as number });
});

test('a model that cannot be used and an items file that is not there', async () => {
  writeItems();
  const argv = ['generate', '--items', 'items.jsonl', '--out', 'outputs.jsonl', '--model'];
  await expect(runCommand(folder, [...argv, 'nowhere'])).rejects.toMatchObject({ code: 'model_unusable' });
  rmSync(at('items.jsonl'));
  await expect(generate()).rejects.toMatchObject({ code: 'not_found' });
  expect(existsSync(at('outputs.jsonl'))).toBe(false);
});

test('a run killed with SIGKILL goes on without repeating what was finished', async () => {
  const many = Array.from({ length: 20 }, (_, copy) =>
    items.map(({ item, prompt }) => ({ item: `${item}-${copy}`, prompt })),
  ).flat();
  writeItems(many);
  const script = path.join(import.meta.dirname, 'process.ts');
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const argv = [
    'generate',
    '--model',
    model,
    '--items',
    'items.jsonl',
    '--out',
    'outputs.jsonl',
    '--batch-size',
    '2',
  ];
  const child = spawn(process.execPath, ['--import', tsx, script, ...argv], { cwd: folder, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  const finishedLines = (text: string) => text.split('\n').length - 1;
  const enough = () =>
    existsSync(at('outputs.jsonl')) && finishedLines(readFileSync(at('outputs.jsonl'), 'utf8')) >= 6;
  while (child.exitCode === null && !enough()) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');

  const text = readFileSync(at('outputs.jsonl'), 'utf8');
  const finished = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .trimEnd()
    .split('\n');
  expect(finished.length).toBeLessThan(many.length);
  appendFileSync(at('outputs.jsonl'), '{"item":"item-0-0","out');
  const { stderr } = await generate('--batch-size', '16');
  expect(stderr).toMatch(new RegExp(`^${many.length - finished.length} outputs`));
  const lines = readFileSync(at('outputs.jsonl'), 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as Line).item)).toEqual(many.map(({ item }) => item));
  // The very lines, latencies included: nothing was done again.
  for (const line of finished) expect(lines).toContain(line);
  outputs().forEach(({ tokens }, index) =>
    expect(tokens).toEqual(oracles.greedy[index % items.length]!.tokens),
  );
});

test('an interrupted run says how far it came', async () => {
  writeItems();
  const control = new AbortController();
  const argv = [
    'generate',
    '--model',
    model,
    '--items',
    'items.jsonl',
    '--out',
    'outputs.jsonl',
    '--batch-size',
    '1',
  ];
  const run = runCommand(folder, argv, control.signal);
  const watching = setInterval(() => {
    if (existsSync(at('outputs.jsonl'))) control.abort(new Error('SIGINT'));
  }, 5);
  await expect(run).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/Interrupted with \d+ of 17 outputs/),
  });
  clearInterval(watching);
  await generate();
  expect(outputs().map(({ tokens }) => tokens)).toEqual(oracles.greedy.map(({ tokens }) => tokens));
});
