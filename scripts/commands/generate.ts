import { inWords } from '#app/core/shared/problem.ts';
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { AppError, because, problemAt } from '#app/core/shared/errors.ts';
import { fingerprintModel } from '#app/inference/models/fingerprint.ts';
import { variantOf } from '#app/inference/settings/variant.ts';
import { startInferenceWorker, type GenerationResult } from '#app/inference/worker/client.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { progressBar } from '#scripts/cli/progress.ts';
import { readJsonLines } from '#scripts/files/jsonl.ts';
import { openOutputsFile, type ErrorLine, type OutputLine } from '#scripts/generation/outputsFile.ts';
import { parseCount } from '#scripts/generation/parseCount.ts';
import { parseSettings } from '#scripts/generation/parseSettings.ts';
import { createSummary } from '#scripts/generation/summary.ts';

interface GenerateOptions {
  readonly model: string;
  readonly items: string;
  readonly out: string;
  readonly settings: Record<string, unknown>;
  readonly batchSize?: number;
  readonly memoryBudget?: number;
  readonly threads?: number;
  readonly executionProvider?: string;
  readonly overwrite?: boolean;
}

const message = z.object({
  role: z.string(because('wrong-type', { expected: 'string' })).min(1),
  content: z.string(because('wrong-type', { expected: 'string' })),
});
const lineSchema = z
  .object({
    item: z.union([z.string().min(1, because('is-empty')), z.int()], because('text-or-whole-number')),
    prompt: z.string(because('wrong-type', { expected: 'string' })).optional(),
    messages: z.array(message).min(1, because('is-empty')).optional(),
  })
  .superRefine(({ prompt, messages }, context) => {
    if (prompt === undefined && messages === undefined) {
      context.addIssue({ code: 'custom', path: ['prompt'], message: because('is-missing') });
    }
    if (prompt !== undefined && messages !== undefined) {
      context.addIssue({ code: 'custom', path: ['messages'], message: because('beside-a-prompt') });
    }
  });

export function registerGenerate(
  program: Command,
  context: Pick<CommandContext, 'io' | 'cwd' | 'signal'>,
): void {
  program
    .command('generate')
    .description(
      "write a model's outputs for items to a file; the same command goes on with an unfinished one",
    )
    .requiredOption('--model <folder>', 'model folder as Hugging Face Optimum exports it')
    .requiredOption('--items <file>', 'JSONL with "item" and "prompt" or "messages"')
    .requiredOption('--out <file>', 'JSONL with "item", "output", "tokens", "finishReason", "latencyMs"')
    .option('--settings <json>', 'names of generation_config.json in camel case', parseSettings, {})
    .option('--batch-size <n>', 'most items computed together (16)', parseCount)
    .option('--memory-budget <MiB>', 'most memory for caches and logits (a quarter of all)', parseCount)
    .option('--threads <n>', 'threads for the model (1 for a small one, else all cores)', parseCount)
    .option('--execution-provider <name>', 'cpu, or another one that onnxruntime has here (cuda, …)')
    .option('--overwrite', 'begin anew where --out was made from something else')
    .action((options: GenerateOptions) => runGenerate(options, context));
}

/**
 * @throws AppError `invalid_input` for faults of the items file or settings, before anything is written, and at the
 *   end where items could not be answered; `conflict` when --out was made from something else; `unavailable` when interrupted
 */
async function runGenerate(
  options: GenerateOptions,
  { io, cwd, signal }: Pick<CommandContext, 'io' | 'cwd' | 'signal'>,
): Promise<void> {
  const modelFolder = path.resolve(cwd, options.model);
  const items = await readJsonLines(path.resolve(cwd, options.items), lineSchema, {
    name: options.items,
    unique: 'item',
  });
  const provenance = {
    model: await fingerprintModel(modelFolder, variantOf(options.settings)),
    items: createHash('sha256').update(JSON.stringify(items)).digest('hex'),
    settings: options.settings,
  };
  const file = await openOutputsFile(path.resolve(cwd, options.out), provenance, options.overwrite === true);
  const idOf = new Map(items.map(({ item }) => [String(item), item]));
  const missing = items.filter(({ item }) => !file.done.has(String(item)));
  const bar = progressBar(io, `Generating ${path.basename(modelFolder)}`);
  const summary = createSummary();
  if (missing.length > 0) {
    const worker = await startInferenceWorker({
      threads: options.threads,
      executionProvider: options.executionProvider,
    });
    try {
      const stream = worker.generate({
        modelFolder,
        items: missing.map(({ item, prompt, messages }) =>
          messages === undefined ? { item: String(item), prompt: prompt! } : { item: String(item), messages },
        ),
        settings: options.settings,
        batchSize: options.batchSize,
        memoryBudgetBytes: options.memoryBudget === undefined ? undefined : options.memoryBudget * 2 ** 20,
        signal,
      });
      for await (const result of stream) {
        await file.add(lineOf(result, idOf.get(result.item)!));
        summary.add(result);
        if (io.interactive)
          bar.update(file.done.size, items.length, `  ${Math.round(summary.tokensPerSecond())} tokens/s`);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new AppError('generate-interrupted', {
        done: file.done.size,
        of: items.length,
        file: options.out,
      });
    } finally {
      if (io.interactive) bar.end();
      await worker.close();
    }
  }
  await file.finish(items.map(({ item }) => String(item)));
  io.stderr(
    missing.length === 0
      ? `${options.out} has all ${items.length} outputs already.\n`
      : `${summary.sentence()}: ${options.out}\n`,
  );
  const failures = summary.failures();
  if (failures.length > 0) {
    throw new AppError(
      'items-without-output',
      { failed: failures.length, of: items.length, file: options.out, first: failures[0]!.error },
      { problems: failures.map(({ item, error }) => problemAt(`item ${item}`, error)) },
    );
  }
}

/** The line of a result; what is seldom needed is there only when it says something. */
function lineOf(result: GenerationResult, item: string | number): OutputLine | ErrorLine {
  if ('error' in result) return { item, error: inWords(result.error) };
  const { output, tokens, finishReason, latencyMs, truncatedTokens, nearTies } = result;
  return {
    item,
    output,
    tokens,
    finishReason,
    latencyMs: Math.round(latencyMs * 10) / 10,
    ...(truncatedTokens > 0 ? { truncatedTokens } : {}),
    ...(nearTies > 0 ? { nearTies } : {}),
  };
}
