import { saidAsText } from '#app/core/shared/errors.ts';
import { variantOf } from '#app/inference/settings/variant.ts';
import type { InferenceWorker } from '#app/inference/worker/client.ts';
import type { JobControl } from '#app/jobs/definitions/job.ts';
import type { Database } from '#db/database.ts';
import { recordEfficiency, recordOutputFailure } from '#db/queries/generation.ts';
import { itemsWithoutOutput } from '#db/queries/outputs.ts';
import { recordProvenance } from '#db/queries/provenance.ts';
import type { Row } from '#db/schema.ts';
import { asked } from './asked.ts';
import { generatedRow } from './generatedRow.ts';
import { createOutputWriter } from './outputWriter.ts';
import { stageProgress } from './progress.ts';
import type { Store } from './turn.ts';

/**
 * Generates the outputs of one system that are missing with a model of this machine, and records what the system
 * costs. An item that the model cannot answer is noted as failed, the others go on.
 *
 * @param modelFolder the real folder, checked
 * @throws AppError `model_unusable` or `invalid_input` where no item can be generated
 */
export async function generateOutputs(
  db: Database,
  system: Row<'systems'>,
  modelFolder: string,
  worker: InferenceWorker,
  control: JobControl,
  store: Store,
): Promise<void> {
  const items = await itemsWithoutOutput(db, system.study_id, system.id);
  const variant = variantOf(system.settings);
  // The model is loaded before the clock starts.
  const { sizeBytes, tokenizerHash } = await worker.describe(modelFolder, variant);
  try {
    if (items.length > 0) {
      const provenance = await worker.provenance(modelFolder, variant);
      const provenanceId = await store((trx) => recordProvenance(trx, system, provenance));
      await generateItems({ ...system, provenanceId }, modelFolder, items, worker, control, store);
    }
  } finally {
    const peak = await worker.describe(modelFolder, variant).catch(() => undefined);
    const known = {
      size_bytes: sizeBytes,
      tokenizer_hash: tokenizerHash,
      ...(peak === undefined ? {} : { peak_memory_bytes: peak.peakMemoryBytes }),
    };
    await store((trx) => recordEfficiency(trx, system.id, known));
  }
}

async function generateItems(
  system: Row<'systems'> & { readonly provenanceId: number },
  modelFolder: string,
  items: Awaited<ReturnType<typeof itemsWithoutOutput>>,
  worker: InferenceWorker,
  control: JobControl,
  store: Store,
): Promise<void> {
  const idOf = new Map(items.map(({ key, id }) => [key, id]));
  const progress = stageProgress(control, `generating ${system.name}`, items.length);
  const writer = createOutputWriter(store, system.id, control.kept);
  const results = worker.generate({
    modelFolder,
    items: items.map(asked),
    settings: system.settings,
    signal: control.signal,
  });
  try {
    for await (const result of results) {
      const item_id = idOf.get(result.item)!;
      if ('error' in result) {
        const failed = { study_id: system.study_id, system_id: system.id, item_id };
        await store((trx) => recordOutputFailure(trx, { ...failed, message: saidAsText(result.error) }));
        progress.done();
        continue;
      }
      const { output: text, tokens } = result;
      const written = { ...result, text, tokenIds: tokens, tokens: tokens.length };
      await writer.add(generatedRow(system, item_id, written, system.provenanceId));
      progress.done(tokens.length);
    }
  } finally {
    await writer.drain();
  }
}
