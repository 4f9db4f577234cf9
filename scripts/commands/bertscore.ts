import path from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import {
  type BertScore,
  type BertScoreBaseline,
  bertScoreSignature,
  meanBertScore,
} from '#app/core/measures/bertscore/bertScore.ts';
import { parseBertScoreBaseline } from '#app/core/measures/bertscore/bertScoreBaseline.ts';
import { AppError, because } from '#app/core/shared/errors.ts';
import { type InferenceWorker, startInferenceWorker } from '#app/inference/worker/client.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { progressBar } from '#scripts/cli/progress.ts';
import { readJsonLines } from '#scripts/files/jsonl.ts';
import { readText } from '#scripts/files/text.ts';
import { parseCount } from '#scripts/generation/parseCount.ts';

interface BertScoreOptions {
  readonly model: string;
  readonly texts: string;
  readonly variant?: string;
  readonly layer?: number;
  readonly idf?: boolean;
  readonly baseline?: string;
  readonly threads?: number;
  readonly executionProvider?: string;
}

const text = z.string(because('wrong-type', { expected: 'string' }));
const lineSchema = z.object({
  item: z.union([z.string().min(1, because('is-empty')), z.int()], because('text-or-whole-number')),
  text,
  references: z.array(text, because('wrong-type', { expected: 'array' })).min(1, because('is-empty')),
});

export function registerBertScore(
  program: Command,
  context: Pick<CommandContext, 'io' | 'cwd' | 'signal'>,
): void {
  program
    .command('bertscore')
    .description(
      'how much texts mean the same as their references: a line each, the whole corpus on standard error',
    )
    .requiredOption('--model <folder>', 'folder of an encoder as Hugging Face Optimum exports it')
    .requiredOption('--texts <file>', 'JSONL with "item", "text" and "references"')
    .option('--variant <name>', "which of the folder's variants: quantized, fp16 …")
    .option('--layer <n>', 'layer to compare, 0 for the embeddings (the last one)', parseLayer)
    .option('--idf', 'count tokens by their inverse document frequency over all references')
    .option(
      '--baseline <file or P,R,F1>',
      'rescale by what unrelated texts score: a file of bert-score, or numbers',
    )
    .option('--threads <n>', 'threads for the encoder (all cores)', parseCount)
    .option('--execution-provider <name>', 'cpu, or another one that onnxruntime has here (cuda, …)')
    .action((options: BertScoreOptions) => runBertScore(options, context));
}

async function runBertScore(
  options: BertScoreOptions,
  { io, cwd, signal }: Pick<CommandContext, 'io' | 'cwd' | 'signal'>,
): Promise<void> {
  const lines = await readJsonLines(path.resolve(cwd, options.texts), lineSchema, { name: options.texts });
  const encoderFolder = path.resolve(cwd, options.model);
  const { threads, executionProvider, variant, layer, idf } = options;
  const worker = await startInferenceWorker({ threads, executionProvider });
  const bar = progressBar(io, `Comparing with ${path.basename(encoderFolder)}`);
  const scores: BertScore[] = [];
  try {
    const { fingerprint, depth } = await worker.describeEncoder(encoderFolder, variant);
    const settings = { layer, idf, baseline: await baselineOf(options, depth, cwd) };
    const segments = lines.map(({ text: hypothesis, references }) => ({ hypothesis, references }));
    for await (const some of worker.compare({
      encoderFolder,
      variant,
      segments,
      options: settings,
      signal,
    })) {
      for (const score of some) {
        io.stdout(`${JSON.stringify({ item: lines[scores.length]!.item, ...score })}\n`);
        scores.push(score);
      }
      if (io.interactive) bar.update(scores.length, lines.length);
    }
    const signature = bertScoreSignature(
      lines.map(({ references }) => references),
      { encoder: fingerprint, ...settings },
    );
    io.stderr(`${JSON.stringify({ texts: scores.length, ...meanBertScore(scores), signature })}\n`);
  } finally {
    if (io.interactive) bar.end();
    await worker.close();
  }
}

async function baselineOf(
  { baseline, layer }: BertScoreOptions,
  depth: Awaited<ReturnType<InferenceWorker['describeEncoder']>>['depth'],
  cwd: string,
): Promise<BertScoreBaseline | undefined> {
  if (baseline === undefined) return undefined;
  const numbers = baseline.split(',').map(Number);
  if (numbers.length === 3 && numbers.every(Number.isFinite)) {
    const [precision, recall, f1] = numbers as [number, number, number];
    return { precision, recall, f1 };
  }
  const line = layer ?? depth;
  if (line === null) {
    throw new AppError('layer-unknown');
  }
  return parseBertScoreBaseline(await readText(path.resolve(cwd, baseline), baseline), line, baseline);
}

function parseLayer(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('It must be a whole number, 0 or more.');
  return Number(value);
}
