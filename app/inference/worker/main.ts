import { AppError } from '#app/core/shared/errors.ts';
import { generate } from '../decoding/generate.ts';
import { findEncoderFile } from '../encoding/encoderFile.ts';
import { loadEncoder } from '../encoding/encoder.ts';
import { scoreSegments } from '../encoding/scoreSegments.ts';
import { findLayout } from '../models/layout.ts';
import { loadModelFolder } from '../models/modelFolder.ts';
import { scoreTexts } from '../scoring/scoreTexts.ts';
import { variantOf } from '../settings/variant.ts';
import { provenanceOf } from '../provenance/provenance.ts';
import { describeModel } from './describeModel.ts';
import type { RuntimeOptions } from '../runtime.ts';
import { createSlot } from './slot.ts';
import { packError, type Request, type ToChild, type ToParent } from './protocol.ts';

/** The child process: does one request after the other and ends with its parent. */
const runtime = JSON.parse(process.argv[2] ?? '{}') as RuntimeOptions;
const models = createSlot(findLayout, (folder, variant) => loadModelFolder(folder, { ...runtime, variant }));
const encoders = createSlot(findEncoderFile, (folder, variant) =>
  loadEncoder(folder, { ...runtime, variant }),
);
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
    if (request.kind === 'compare' || request.kind === 'describe-encoder') {
      const encoder = await encoders.use(request.encoderFolder, request.variant);
      if (request.kind === 'describe-encoder') {
        const { fingerprint, depth = null } = encoder;
        return await send({ type: 'done', id, result: { fingerprint, depth } });
      }
      for await (const scores of scoreSegments(encoder, request.segments, request.options, signal)) {
        await send({ type: 'scores', id, scores });
      }
      return await send({ type: 'done', id, result: null });
    }
    const variant = request.kind === 'generate' ? variantOf(request.settings) : request.variant;
    const model = await models.use(request.modelFolder, variant);
    signal.throwIfAborted();
    if (request.kind === 'describe') {
      await send({ type: 'done', id, result: await describeModel(model) });
    } else if (request.kind === 'provenance') {
      await send({ type: 'done', id, result: await provenanceOf(model, runtime) });
    } else if (request.kind === 'score') {
      const { texts, memoryBudgetBytes } = request;
      await send({ type: 'done', id, result: await scoreTexts(model, texts, { memoryBudgetBytes, signal }) });
    } else {
      const { items, settings, batchSize, memoryBudgetBytes } = request;
      const options = { batchSize, memoryBudgetBytes, signal };
      for await (const output of generate(model, items, settings, options)) {
        await send({ type: 'output', id, output });
      }
      await send({ type: 'done', id, result: null });
    }
  } catch (error) {
    const cancelled = new AppError('run-cancelled');
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
