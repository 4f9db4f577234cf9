import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command, CommanderError } from 'commander';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BertScore } from '#app/core/measures/bertscore/bertScore.ts';
import { registerBertScore } from '#scripts/commands/bertscore.ts';
import { ENCODERS, encoderFolder, expectNear, pairs } from '#test/inference/encoding/oracles.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-bertscore-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const lines = pairs.map(({ hypothesis, references }, item) => ({ item, text: hypothesis, references }));

async function bertscore(rows: readonly unknown[], ...options: string[]) {
  writeFileSync(path.join(folder, 'pairs.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const written = { stdout: '', stderr: '' };
  const io = {
    stdout: (text: string) => void (written.stdout += text),
    stderr: (text: string) => void (written.stderr += text),
    interactive: false,
  };
  const program = new Command().exitOverride();
  registerBertScore(program, { io, cwd: folder, signal: new AbortController().signal });
  program.commands[0]!.exitOverride().configureOutput({ writeErr: io.stderr });
  const argv = ['bertscore', '--texts', 'pairs.jsonl', '--threads', '1', ...options];
  await program.parseAsync(argv, { from: 'user' }).catch((error: unknown) => {
    throw error instanceof CommanderError ? new Error(written.stderr, { cause: error }) : error;
  });
  return written;
}

const scoresOf = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as BertScore & { item: number });

const expected = (model: string, wanted: { layer: number; idf: boolean; baseline: boolean }) =>
  ENCODERS.find((encoder) => encoder.model === model)!.cases.find((each) =>
    Object.entries(wanted).every(([name, value]) => each[name as 'layer'] === value),
  )!.scores;

describe('evenhand bertscore', () => {
  it('gives each text a line and the corpus its means', async () => {
    const { stdout, stderr } = await bertscore(lines, '--model', encoderFolder('roberta'));
    const scores = scoresOf(stdout);
    const wanted = expected('roberta', { layer: 2, idf: false, baseline: false });
    expect(scores.map(({ item }) => item)).toEqual(lines.map(({ item }) => item));
    expectNear(scores, wanted);
    const corpus = JSON.parse(stderr) as BertScore & { texts: number; signature: string };
    expect(corpus.texts).toBe(lines.length);
    expect(corpus.f1).toBeCloseTo(wanted.reduce((sum, [, , f1]) => sum + f1, 0) / wanted.length, 5);
    expect(corpus.signature).toMatch(
      /^nrefs:var\|measure:bertscore\|model:[0-9a-f]{16}\|layer:last\|idf:no\|baseline:no\|version:/,
    );
  });

  it('takes a layer, frequencies and a baseline from a file or as numbers', async () => {
    const model = ['--model', encoderFolder('bert'), '--variant', 'fp32', '--idf'];
    const file = await bertscore(
      lines,
      ...model,
      '--layer',
      '1',
      '--baseline',
      encoderFolder('baseline.tsv'),
    );
    expectNear(scoresOf(file.stdout), expected('bert', { layer: 1, idf: true, baseline: true }));
    // The last layer's line is that of the encoder's depth, 3.
    const last = await bertscore(lines, ...model, '--baseline', encoderFolder('baseline.tsv'));
    const numbers = await bertscore(lines, ...model, '--baseline', '0.51,0.52,0.53');
    expectNear(scoresOf(last.stdout), expected('bert', { layer: 3, idf: true, baseline: true }));
    expect(numbers).toEqual(last);
  });

  it('names what is wrong', async () => {
    const model = ['--model', encoderFolder('bert'), '--variant', 'fp32'];
    const wrong = [
      { item: 1, text: 'a', references: [] },
      { item: 2, references: ['a'] },
    ];
    await expect(bertscore(wrong, ...model)).rejects.toThrow(/line 1, field references: is empty/);
    await expect(bertscore(lines, ...model, '--layer', '-1')).rejects.toThrow(/whole number, 0 or more/);
    await expect(bertscore(lines, ...model, '--layer', '7')).rejects.toThrow(
      /gives no layer 7; it gives 0, 1, 2, 3/,
    );
    await expect(bertscore(lines, ...model, '--baseline', 'none.tsv')).rejects.toThrow(/none\.tsv/);
    await expect(bertscore(lines, ...model, '--baseline', '1,0,0')).rejects.toThrow(/below 1/);
  });
});
