import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { AppError } from '#app/core/shared/errors.ts';
import { fingerprintModel } from '#app/inference/models/fingerprint.ts';
import { startInferenceWorker } from '#app/inference/worker/client.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { progressBar } from '#scripts/cli/progress.ts';
import { readJsonLines } from '#scripts/files/jsonl.ts';
import { openOutputsFile } from '#scripts/generation/outputsFile.ts';
import { parseCount } from '#scripts/generation/parseCount.ts';
import { parseSettings } from '#scripts/generation/parseSettings.ts';

interface GenerateOptions {
  readonly model: string;
  readonly items: string;
  readonly out: string;
  readonly settings: Record<string, unknown>;
  readonly batchSize?: number;
  readonly threads?: number;
  readonly overwrite?: boolean;
}

const lineSchema = z.object({
  item: z.union([z.string().min(1, 'is empty'), z.int()], 'must be a text or a whole number'),
  prompt: z.string('must be a text'),
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
    .requiredOption('--items <file>', 'JSONL with "item" and "prompt"')
    .requiredOption('--out <file>', 'JSONL with "item", "output", "tokens", "finishReason", "latencyMs"')
    .option('--settings <json>', 'names of generation_config.json in camel case', parseSettings, {})
    .option('--batch-size <n>', 'most items computed together (16)', parseCount)
    .option('--threads <n>', 'threads for the model (1 for a small one, else all cores)', parseCount)
    .option('--overwrite', 'begin anew where --out was made from something else')
    .action((options: GenerateOptions) => runGenerate(options, context));
}

/**
 * @throws AppError `invalid_input` for faults of the items file, settings or prompts, before anything is written;
 *   `conflict` when --out was made from something else; `unavailable` when interrupted
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
    model: await fingerprintModel(modelFolder),
    items: createHash('sha256').update(JSON.stringify(items)).digest('hex'),
    settings: options.settings,
  };
  const file = await openOutputsFile(path.resolve(cwd, options.out), provenance, options.overwrite === true);
  const idOf = new Map(items.map(({ item }) => [String(item), item]));
  const missing = items.filter(({ item }) => !file.done.has(String(item)));
  const bar = progressBar(io, `Generating ${path.basename(modelFolder)}`);
  const started = performance.now();
  let tokens = 0;
  if (missing.length > 0) {
    const worker = await startInferenceWorker(
      options.threads === undefined ? {} : { threads: options.threads },
    );
    try {
      const stream = worker.generate({
        modelFolder,
        items: missing.map(({ item, prompt }) => ({ item: String(item), prompt })),
        settings: options.settings,
        batchSize: options.batchSize,
        signal,
      });
      for await (const { item, output, tokens: ids, finishReason, latencyMs } of stream) {
        await file.add({
          item: idOf.get(item)!,
          output,
          tokens: ids,
          finishReason,
          latencyMs: Math.round(latencyMs * 10) / 10,
        });
        tokens += ids.length;
        const rate = tokens / ((performance.now() - started) / 1000);
        if (io.interactive) bar.update(file.done.size, items.length, `  ${Math.round(rate)} tokens/s`);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new AppError(
        'unavailable',
        `Interrupted with ${file.done.size} of ${items.length} outputs in ${options.out}; the same command goes on from there.`,
      );
    } finally {
      if (io.interactive) bar.end();
      await worker.close();
    }
  }
  await file.finish(items.map(({ item }) => String(item)));
  const seconds = (performance.now() - started) / 1000;
  io.stderr(
    missing.length === 0
      ? `${options.out} has all ${items.length} outputs already.\n`
      : `${missing.length} outputs, ${tokens} tokens in ${seconds.toFixed(1)} s (${Math.round(tokens / seconds)} tokens/s): ${options.out}\n`,
  );
}
