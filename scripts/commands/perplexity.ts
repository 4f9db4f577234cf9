import path from 'node:path';
import type { Command } from 'commander';
import { inWords } from '#app/core/shared/problem.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';
import { z } from 'zod';
import { AppError, because, problemAt } from '#app/core/shared/errors.ts';
import {
  bitsPerByte,
  perplexity,
  sumTextCosts,
  textCost,
  type TextCost,
} from '#app/core/measures/perplexity/logProbabilities.ts';
import { startInferenceWorker } from '#app/inference/worker/client.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { progressBar } from '#scripts/cli/progress.ts';
import { readJsonLines } from '#scripts/files/jsonl.ts';
import { parseCount } from '#scripts/generation/parseCount.ts';

interface PerplexityOptions {
  readonly model: string;
  readonly texts: string;
  readonly variant?: string;
  readonly memoryBudget?: number;
  readonly threads?: number;
  readonly executionProvider?: string;
}

const lineSchema = z.object({
  item: z.union([z.string().min(1, because('is-empty')), z.int()], because('text-or-whole-number')),
  prompt: z.string(because('wrong-type', { expected: 'string' })).optional(),
  text: z.string(because('wrong-type', { expected: 'string' })).min(1, because('is-empty')),
});

/** Texts scored together: often enough for progress, and many enough to fill batches of like lengths. */
const CHUNK = 64;

/** A text that could not be scored, and why. */
interface Failure {
  readonly item: string | number;
  readonly error: Said;
}

export function registerPerplexity(
  program: Command,
  context: Pick<CommandContext, 'io' | 'cwd' | 'signal'>,
): void {
  program
    .command('perplexity')
    .description('how likely a model finds texts: a line each, the whole corpus on standard error')
    .requiredOption('--model <folder>', 'model folder as Hugging Face Optimum exports it')
    .requiredOption('--texts <file>', 'JSONL with "item", "text" and, where it has one, "prompt"')
    .option('--variant <name>', "which of the folder's variants: quantized, fp16, q4 …")
    .option('--memory-budget <MiB>', 'most memory for logits (a quarter of all)', parseCount)
    .option('--threads <n>', 'threads for the model (1 for a small one, else all cores)', parseCount)
    .option('--execution-provider <name>', 'cpu, or another one that onnxruntime has here (cuda, …)')
    .action((options: PerplexityOptions) => runPerplexity(options, context));
}

async function runPerplexity(
  options: PerplexityOptions,
  { io, cwd, signal }: Pick<CommandContext, 'io' | 'cwd' | 'signal'>,
): Promise<void> {
  // An item may have several texts, so its id may recur.
  const texts = await readJsonLines(path.resolve(cwd, options.texts), lineSchema, { name: options.texts });
  const modelFolder = path.resolve(cwd, options.model);
  const worker = await startInferenceWorker({
    threads: options.threads,
    executionProvider: options.executionProvider,
  });
  const bar = progressBar(io, `Scoring with ${path.basename(modelFolder)}`);
  const costs: TextCost[] = [];
  const failures: Failure[] = [];
  try {
    for (let from = 0; from < texts.length; from += CHUNK) {
      const chunk = texts.slice(from, from + CHUNK);
      const scored = await worker.score({
        modelFolder,
        variant: options.variant,
        texts: chunk,
        memoryBudgetBytes: options.memoryBudget === undefined ? undefined : options.memoryBudget * 2 ** 20,
        signal,
      });
      scored.forEach(({ tokenLogProbabilities, error }, index) => {
        const { item, text } = chunk[index]!;
        if (error !== undefined) {
          failures.push({ item, error });
          io.stdout(`${JSON.stringify({ item, error: inWords(error) })}\n`);
          return;
        }
        const cost = textCost(tokenLogProbabilities, text);
        costs.push(cost);
        io.stdout(`${JSON.stringify({ item, ...figures(cost) })}\n`);
      });
      if (io.interactive) bar.update(costs.length + failures.length, texts.length);
    }
  } finally {
    if (io.interactive) bar.end();
    await worker.close();
  }
  io.stderr(`${JSON.stringify({ texts: costs.length, ...figures(sumTextCosts(costs)) })}\n`);
  if (failures.length > 0) {
    const [first] = failures as [Failure];
    throw new AppError(
      'texts-not-scored',
      { failed: failures.length, of: texts.length, item: String(first.item), first: first.error },
      { problems: failures.map(({ item, error }) => problemAt(`item ${item}`, error)) },
    );
  }
}

/** `negativeLogLikelihood` is the sum over the tokens, in nats. */
function figures(cost: TextCost) {
  return {
    tokens: cost.tokens,
    negativeLogLikelihood: -cost.logProbability + 0,
    perplexity: perplexity(cost),
    bitsPerByte: bitsPerByte(cost),
  };
}
