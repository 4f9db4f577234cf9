import { variantOf } from '#app/inference/settings/variant.ts';
import type { InferenceWorker } from '#app/inference/worker/client.ts';
import type { JobControl } from '#app/jobs/definitions/job.ts';
import type { Database } from '#db/database.ts';
import {
  insertReferenceScores,
  itemsWithoutReferenceScore,
  REFERENCE_NLL,
} from '#db/queries/referenceScores.ts';
import type { Row } from '#db/schema.ts';
import type { Store } from './turn.ts';

/** Items whose references are scored and stored together. */
const BATCH_SIZE = 16;

/**
 * Stores how likely a system finds each item's references given its prompt: the natural-log negative likelihood
 * summed over all references of the item, with the tokens and UTF-8 bytes it was summed over.
 */
export async function scoreReferences(
  db: Database,
  system: Row<'systems'>,
  modelFolder: string,
  worker: InferenceWorker,
  control: JobControl,
  store: Store,
): Promise<void> {
  const missing = await itemsWithoutReferenceScore(db, system.study_id, system.id);
  const variant = variantOf(system.settings);
  const stage = `scoring ${system.name}`;
  for (let from = 0; from < missing.length; from += BATCH_SIZE) {
    control.signal.throwIfAborted();
    control.report({ stage, done: from, total: missing.length });
    const items = missing.slice(from, from + BATCH_SIZE);
    const texts = items.flatMap((item) =>
      item.reference_texts.map((text) => ({ itemId: item.id, text, ...readBefore(item) })),
    );
    const scored = await worker.score({ modelFolder, variant, texts, signal: control.signal });
    const sums = new Map(items.map((item) => [item.id, { nll: 0, tokens: 0, bytes: 0 }]));
    for (const [index, { tokenLogProbabilities, error }] of scored.entries()) {
      const { itemId, text } = texts[index]!;
      // A sum over some of an item's references would pass for that over all.
      if (error !== undefined) sums.delete(itemId);
      const sum = sums.get(itemId);
      if (sum === undefined) continue;
      sum.nll -= tokenLogProbabilities.reduce((a, b) => a + b, 0);
      sum.tokens += tokenLogProbabilities.length;
      sum.bytes += Buffer.byteLength(text);
    }
    const rows = [...sums].map(([itemId, { nll, tokens, bytes }]) => ({
      study_id: system.study_id,
      item_id: itemId,
      system_id: system.id,
      measure: REFERENCE_NLL,
      value: nll,
      signature: 'given the prompt, natural log, summed over references',
      detail: JSON.stringify({ tokens, bytes }),
    }));
    await store((trx) => insertReferenceScores(trx, rows));
  }
}

/** What a model reads before a reference: the conversation, or the prompt where it is none. */
function readBefore({ prompt, messages }: Pick<Row<'items'>, 'prompt' | 'messages'>) {
  return messages === null ? { prompt } : { messages };
}
