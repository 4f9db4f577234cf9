import { AppError } from '#app/core/shared/errors.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';
import type { Provider, SystemConfiguration } from '#app/core/studies/configuration.ts';
import { generateRemotely } from '#app/inference/remote/generateRemotely.ts';
import { variantOf } from '#app/inference/settings/variant.ts';
import type { InferenceWorker } from '#app/inference/worker/client.ts';
import type { ModelAccess } from './modelAccess.ts';
import { resolveModelFolder } from './resolveModelFolder.ts';

/** A system of which one output is wanted, though there is no study yet. */
export interface Trial {
  readonly system: Pick<SystemConfiguration, 'provider' | 'settings'>;
  readonly prompt: string;
}

/** What a system wrote when it was tried. */
export interface TriedOutput {
  readonly text: string;
  /** As many as were written; null where a server doesn't count them. */
  readonly tokens: number | null;
  /** `eos`, `stop`, `length`, or as a server says; null where it says nothing. */
  readonly finishReason: string | null;
  /** From when the system was asked until the output was there, the model loaded before. */
  readonly seconds: number;
  /** How long loading the model took; null of a server. */
  readonly loadSeconds: number | null;
  /** Tokens cut off the prompt. */
  readonly truncatedTokens: number;
}

export interface TrialMeans {
  readonly access: ModelAccess;
  readonly startWorker: () => Promise<InferenceWorker>;
  readonly signal: AbortSignal;
}

/** What the one item of a trial is called; messages name it so. */
const ITEM = '1';

/**
 * Has a system write one output, as generation would have it written, and stores nothing.
 * @throws AppError as generation does; `invalid_input` for a system whose outputs are imported. The signal's reason when
 *   it aborts
 */
export async function tryPrompt({ system, prompt }: Trial, means: TrialMeans): Promise<TriedOutput> {
  const { provider, settings } = system;
  switch (provider.kind) {
    case 'onnx':
      return await tryHere(provider, settings, prompt, means);
    case 'openai':
      return await tryOnServer(provider, settings, prompt, means);
    case 'import':
      throw new AppError('nothing-to-try');
  }
}

async function tryHere(
  { modelFolder }: Extract<Provider, { kind: 'onnx' }>,
  settings: unknown,
  prompt: string,
  { access, startWorker, signal }: TrialMeans,
): Promise<TriedOutput> {
  const folder = await resolveModelFolder(modelFolder, access);
  signal.throwIfAborted();
  const worker = await startWorker();
  // A model that is being loaded hears nothing: its process is ended.
  const end = () => void worker.close();
  signal.addEventListener('abort', end, { once: true });
  try {
    signal.throwIfAborted();
    const started = performance.now();
    await worker.describe(folder, variantOf(settings));
    const loaded = performance.now();
    const items = [{ item: ITEM, prompt }];
    for await (const result of worker.generate({ modelFolder: folder, items, settings, signal })) {
      if ('error' in result) throw errorOf(result.error);
      const { output: text, tokens, finishReason, truncatedTokens } = result;
      return {
        ...{ text, finishReason, truncatedTokens, tokens: tokens.length },
        seconds: (performance.now() - loaded) / 1000,
        loadSeconds: (loaded - started) / 1000,
      };
    }
    throw new AppError('request-without-result');
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', end);
    await worker.close();
  }
}

async function tryOnServer(
  provider: Extract<Provider, { kind: 'openai' }>,
  settings: unknown,
  prompt: string,
  { access, signal }: TrialMeans,
): Promise<TriedOutput> {
  const items = [{ item: ITEM, prompt }];
  const { hosts, apiKey } = access;
  for await (const outcome of generateRemotely({ provider, settings, items, hosts, apiKey, signal })) {
    if ('failure' in outcome) throw errorOf(outcome.failure);
    const { text, tokens, finishReason } = outcome.answer;
    const seconds = outcome.latencyMs / 1000;
    return { text, tokens, finishReason, seconds, loadSeconds: null, truncatedTokens: 0 };
  }
  throw new AppError('request-without-result');
}

/** What kept the one item from being answered, as the failure of the trial. */
function errorOf({ reason, params }: Said): AppError {
  return new AppError(reason as 'item-unanswerable', params as never);
}
