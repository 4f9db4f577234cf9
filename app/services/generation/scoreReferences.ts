import type { InferenceWorker } from '#app/inference/worker/client.ts';
import type { JobControl } from '#app/jobs/definitions/job.ts';
import type { Database } from '#db/database.ts';
import {
  insertReferenceScores,
  itemsWithoutReferenceScore,
  REFERENCE_NLL,
} from '#db/queries/referenceScores.ts';
import type { Row } from '#db/schema.ts';

/** Items whose references are scored and stored together. */
const BATCH_SIZE = 16;

/**
 * Stores how likely a system finds each item's references given its prompt: the natural-log negative likelihood
 * summed over all references of the item, with the tokens and UTF-8 bytes it was summed over.
 */
export async function scoreReferences(
  db: Database,
  study: Row<'studies'>,
  system: Row<'systems'>,
  worker: InferenceWorker,
  control: JobControl,
): Promise<void> {
  if (system.provider?.kind !== 'onnx') return;
  const { modelFolder } = system.provider;
  const missing = await itemsWithoutReferenceScore(db, study.id, system.id);
  const stage = `scoring ${system.name}`;
  for (let from = 0; from < missing.length; from += BATCH_SIZE) {
    control.signal.throwIfAborted();
    control.report({ stage, done: from, total: missing.length });
    const items = missing.slice(from, from + BATCH_SIZE);
    const texts = items.flatMap((item) =>
      item.reference_texts.map((text) => ({ itemId: item.id, prompt: item.prompt, text })),
    );
    const scored = await worker.score({ modelFolder, texts, signal: control.signal });
    const sums = new Map(items.map((item) => [item.id, { nll: 0, tokens: 0, bytes: 0 }]));
    for (const [index, { tokenLogProbabilities }] of scored.entries()) {
      const { itemId, text } = texts[index]!;
      const sum = sums.get(itemId)!;
      sum.nll -= tokenLogProbabilities.reduce((a, b) => a + b, 0);
      sum.tokens += tokenLogProbabilities.length;
      sum.bytes += Buffer.byteLength(text);
    }
    await insertReferenceScores(
      db,
      [...sums].map(([itemId, { nll, tokens, bytes }]) => ({
        study_id: study.id,
        item_id: itemId,
        system_id: system.id,
        measure: REFERENCE_NLL,
        value: nll,
        signature: 'given the prompt, natural log, summed over references',
        detail: JSON.stringify({ tokens, bytes }),
      })),
    );
  }
}
