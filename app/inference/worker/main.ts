import path from 'node:path';
import { AppError } from '#app/core/shared/errors.ts';
import { generate } from '../decoding/generate.ts';
import { scoreTexts } from '../scoring/scoreTexts.ts';
import { createModelSlot } from './modelSlot.ts';
import { packError, type ModelDescription, type Request, type ToChild, type ToParent } from './protocol.ts';

/** The child process: does one request after the other and ends with its parent. */
const threads = Number(process.argv[2]) || undefined;
const slot = createModelSlot({ threads });
const running = new Map<number, AbortController>();
let last: Promise<void> = Promise.resolve();

function send(message: ToParent): Promise<void> {
  // A parent that is gone is told by 'disconnect'; what is left to send then is nobody's.
  return new Promise((resolve) => {
    if (!process.connected) resolve();
    else process.send!(message, () => resolve());
  });
}

async function answer(id: number, request: Request, signal: AbortSignal): Promise<void> {
  try {
    signal.throwIfAborted();
    const model = await slot.use(request.modelFolder);
    signal.throwIfAborted();
    if (request.kind === 'describe') {
      const description: ModelDescription = {
        sizeBytes: model.sizeBytes,
        vocabularySize: model.vocabularySize,
        contextLength: model.contextLength ?? null,
        modelType: typeof model.config['model_type'] === 'string' ? model.config['model_type'] : null,
        file: path.relative(model.folder, model.file),
        cacheType: model.bindings.caches[0]!.type,
        rowsInfluenceEachOther: model.rowsInfluenceEachOther,
        tokenizerHash: model.tokenizer.hash,
        peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
      };
      await send({ type: 'done', id, result: description });
    } else if (request.kind === 'score') {
      await send({ type: 'done', id, result: await scoreTexts(model, request.texts, { signal }) });
    } else {
      const { items, settings, batchSize } = request;
      for await (const output of generate(model, items, settings, { batchSize, signal })) {
        await send({ type: 'output', id, output });
      }
      await send({ type: 'done', id, result: null });
    }
  } catch (error) {
    const cancelled = new AppError('unavailable', 'The run was cancelled.');
    await send({ type: 'error', id, error: packError(signal.aborted ? cancelled : error) });
  } finally {
    running.delete(id);
  }
}

process.on('message', (message: ToChild) => {
  if (message.type === 'cancel') {
    running.get(message.id)?.abort();
    return;
  }
  const control = new AbortController();
  running.set(message.id, control);
  last = last.then(() => answer(message.id, message.request, control.signal));
});
process.on('disconnect', () => process.exit(0));
// Ctrl+C reaches the whole group; the parent decides what it means.
process.on('SIGINT', () => undefined);
void send({ type: 'ready' });
