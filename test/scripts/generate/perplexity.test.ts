import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { oracles, tinyModel } from '#test/inference/oracles.ts';
import { runCommand } from './runCommand.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-perplexity-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const perplexity = (lines: readonly unknown[]) => {
  writeFileSync(path.join(folder, 'texts.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return runCommand(folder, ['perplexity', '--model', tinyModel('tiny-gpt2'), '--texts', 'texts.jsonl']);
};

interface Figures {
  item?: string;
  tokens: number;
  negativeLogLikelihood: number;
  perplexity: number;
  bitsPerByte: number;
}
const near = (value: number, reference: number) => expect(Math.abs(value / reference - 1)).toBeLessThan(1e-4);

test('gives each text a line and the corpus a figure, as PyTorch computes them', async () => {
  const { stdout, stderr } = await perplexity(
    oracles.scores.map(({ prompt, text }, index) => ({ item: `text-${index}`, prompt, text })),
  );
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Figures);
  let total = 0;
  let tokens = 0;
  lines.forEach((line, index) => {
    const { text, logProbabilities } = oracles.scores[index]!;
    const cost = -logProbabilities.reduce((a, b) => a + b, 0);
    expect(Object.keys(line)).toEqual([
      'item',
      'tokens',
      'negativeLogLikelihood',
      'perplexity',
      'bitsPerByte',
    ]);
    expect(line).toMatchObject({ item: `text-${index}`, tokens: logProbabilities.length });
    near(line.negativeLogLikelihood, cost);
    near(line.perplexity, Math.exp(cost / logProbabilities.length));
    near(line.bitsPerByte, cost / Math.LN2 / Buffer.byteLength(text));
    total += cost;
    tokens += logProbabilities.length;
  });
  const corpus = JSON.parse(stderr) as Figures & { texts: number };
  expect(corpus).toMatchObject({ texts: oracles.scores.length, tokens });
  near(corpus.perplexity, Math.exp(total / tokens));
});

test('names the lines that are wrong and scores nothing', async () => {
  await expect(perplexity([{ item: 'a', text: '' }, { text: 'x' }])).rejects.toMatchObject({
    code: 'invalid_input',
    problems: [{ path: 'line 1, field text' }, { path: 'line 2, field item' }],
  });
});
