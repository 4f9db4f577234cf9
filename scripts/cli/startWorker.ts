import os from 'node:os';
import type { Config } from '#app/config/config.ts';
import type { InferenceWorker } from '#app/inference/worker/client.ts';

/** Starts a process that runs models as the configuration says, behind whatever answers pages. */
export async function startWorker({
  threads,
  executionProvider,
}: Pick<Config, 'threads' | 'executionProvider'>): Promise<InferenceWorker> {
  const { startInferenceWorker } = await import('#app/inference/worker/client.ts');
  const worker = await startInferenceWorker({ threads, executionProvider });
  // Whoever waits for a page goes first.
  os.setPriority(worker.pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
  return worker;
}
