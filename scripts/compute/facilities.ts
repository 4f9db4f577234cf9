import path from 'node:path';
import type { BertScore } from '#app/core/measures/bertscore/bertScore.ts';
import { type InferenceWorker, startInferenceWorker } from '#app/inference/worker/client.ts';
import { loadTokensOf } from '#app/inference/models/tokenizer.ts';
import type { Facilities } from './measure.ts';

/**
 * What measures may use beside their data, until it is closed.
 * @param cwd the folder that relative ones are taken from
 */
export function createFacilities(cwd: string): Facilities & { close(): Promise<void> } {
  let worker: InferenceWorker | undefined;
  const close = async () => {
    const held = worker;
    worker = undefined;
    await held?.close();
  };
  const tokenizers = new Map<string, ReturnType<Facilities['tokenizerOf']>>();
  return {
    close,
    tokenizerOf(file) {
      const found = path.resolve(cwd, file);
      const known = tokenizers.get(found) ?? loadTokensOf(found);
      tokenizers.set(found, known);
      return known;
    },
    async compare(request) {
      worker ??= await startInferenceWorker();
      const encoderFolder = path.resolve(cwd, request.encoderFolder);
      try {
        const encoder = await worker.describeEncoder(encoderFolder, request.variant);
        const scores: BertScore[] = [];
        for await (const some of worker.compare({ ...request, encoderFolder })) scores.push(...some);
        return { scores, encoder };
      } catch (error) {
        // An encoder that took its process along shall not do so to the next request.
        await close();
        throw error;
      }
    },
  };
}
