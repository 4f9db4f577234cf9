import { createHash } from 'node:crypto';
import type { InferenceWorker } from '#app/inference/worker/client.ts';
import type { JobControl } from '#app/jobs/definitions/job.ts';
import type { Database } from '#db/database.ts';
import { insertOutputs, itemsWithoutOutput } from '#db/queries/outputs.ts';
import { recordEfficiency } from '#db/queries/systems.ts';
import type { NewRow, Row } from '#db/schema.ts';

/** Outputs that are stored together: a kill repeats at most these. */
const BATCH_SIZE = 16;

/**
 * Generates the outputs of one system that are missing, each batch durable as soon as it is there, and records
 * what the system costs.
 */
export async function generateOutputs(
  db: Database,
  study: Row<'studies'>,
  system: Row<'systems'>,
  worker: InferenceWorker,
  control: JobControl,
): Promise<void> {
  if (system.provider?.kind !== 'onnx') return;
  const { modelFolder } = system.provider;
  const missing = await itemsWithoutOutput(db, study.id, system.id);
  if (missing.length === 0) return;
  const idOf = new Map(missing.map((item) => [item.key, item.id]));
  const stage = `generating ${system.name}`;
  const started = performance.now();
  let tokens = 0;
  let done = 0;
  let waiting: NewRow<'outputs'>[] = [];
  control.report({ stage, done, total: missing.length });

  const stream = worker.generate({
    modelFolder,
    items: missing.map(({ key, prompt }) => ({ item: key, prompt })),
    settings: system.settings,
    batchSize: BATCH_SIZE,
    signal: control.signal,
  });
  for await (const output of stream) {
    tokens += output.tokens.length;
    done += 1;
    waiting.push({
      study_id: study.id,
      item_id: idOf.get(output.item)!,
      system_id: system.id,
      text: output.output,
      text_hash: createHash('sha256').update(output.output).digest('hex'),
      token_ids: JSON.stringify(output.tokens),
      token_count: output.tokens.length,
      finish_reason: output.finishReason,
      latency_ms: output.latencyMs,
    });
    if (waiting.length >= BATCH_SIZE || done === missing.length) {
      await insertOutputs(db, waiting);
      waiting = [];
    }
    const seconds = (performance.now() - started) / 1000;
    control.report({
      stage,
      done,
      total: missing.length,
      tokensPerSecond: tokens / seconds,
      secondsLeft: (seconds / done) * (missing.length - done),
    });
  }
  const description = await worker.describe(modelFolder);
  await recordEfficiency(db, system.id, {
    size_bytes: description.sizeBytes,
    tokens_per_second: tokens / ((performance.now() - started) / 1000),
    peak_memory_bytes: description.peakMemoryBytes,
    tokenizer_hash: description.tokenizerHash,
  });
}
