import type { BertScore } from '#app/core/measures/bertscore/bertScore.ts';
import { AppError } from '#app/core/shared/errors.ts';
import { startProcess } from '#app/processes/startProcess.ts';
import type { LocalProvenance } from '#app/core/studies/provenance.ts';
import { createMailbox, type Mailbox } from './mailbox.ts';
import { describeExit } from './exit.ts';
import {
  unpackError,
  type EncoderDescription,
  type GenerationItem,
  type GenerationResult,
  type ModelDescription,
  type Request,
  type ScoredText,
  type Segment,
  type SegmentOptions,
  type TextToScore,
  type ToChild,
  type ToParent,
} from './protocol.ts';

export type {
  ChatMessage,
  EncoderDescription,
  FailedItem,
  FinishReason,
  GeneratedOutput,
  GenerationItem,
  GenerationResult,
  ModelDescription,
  ScoredText,
  Segment,
  SegmentOptions,
  TextToScore,
} from './protocol.ts';

export interface WorkerOptions {
  /** Threads for one operator of a model; by default one for a small model, else as many as there are cores. */
  readonly threads?: number | undefined;
  /** Name of an execution provider of onnxruntime, `cpu` by default. */
  readonly executionProvider?: string | undefined;
}

export interface GenerateRequest {
  readonly modelFolder: string;
  readonly items: readonly GenerationItem[];
  /** With the names of generation_config.json in camel case; checked by the worker. */
  readonly settings?: unknown;
  /** Most items computed together; 16 by default. */
  readonly batchSize?: number | undefined;
  /** Bytes that caches and logits may take; by default a quarter of the machine's memory. */
  readonly memoryBudgetBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface ScoreRequest {
  readonly modelFolder: string;
  /** Which of the folder's variants; see `findLayout`. */
  readonly variant?: string | undefined;
  readonly memoryBudgetBytes?: number | undefined;
  readonly texts: readonly TextToScore[];
  readonly signal?: AbortSignal | undefined;
}

export interface CompareRequest {
  readonly encoderFolder: string;
  /** Which of the folder's variants; see `findEncoderFile`. */
  readonly variant?: string | undefined;
  readonly segments: readonly Segment[];
  readonly options?: SegmentOptions | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A process that runs models, so that a model that blocks, crashes or eats all memory does not take its caller
 * along. Requests are done one after the other. Every error is an AppError; an aborted signal throws its reason.
 */
export interface InferenceWorker {
  /**
   * Outputs in the order in which they are finished, longest prompts first; items that could not be answered with
   * their errors. Leaving the loop cancels the rest.
   */
  generate(request: GenerateRequest): AsyncGenerator<GenerationResult, void, undefined>;
  /** Token log-probabilities, in the order of the texts; those that could not be scored with their errors. */
  score(request: ScoreRequest): Promise<ScoredText[]>;
  /** BERTScore of segments with an encoder, in order, some segments at a time. Leaving the loop cancels the rest. */
  compare(request: CompareRequest): AsyncGenerator<readonly BertScore[], void, undefined>;
  /** Loads the encoder, if it is not loaded, and says what it is. */
  describeEncoder(encoderFolder: string, variant?: string): Promise<EncoderDescription>;
  /** Loads the model, if it is not loaded, and says what it is. */
  describe(modelFolder: string, variant?: string): Promise<ModelDescription>;
  /** Loads the model, if it is not loaded, and says how what it writes comes about. */
  provenance(modelFolder: string, variant?: string): Promise<LocalProvenance>;
  /** Ends the process; what is still asked for fails with `unavailable`. */
  close(): Promise<void>;
  readonly pid: number;
}

/**
 * Starts a process that runs models.
 * @throws AppError `unavailable` when it cannot be started
 */
export async function startInferenceWorker(options: WorkerOptions = {}): Promise<InferenceWorker> {
  const child = startProcess('inference', [JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const waiting = new Map<number, Mailbox<ToParent>>();
  let ended: AppError | undefined;
  let closing = false;
  let nextId = 1;
  // What native code writes before it dies: for the log, not for a person.
  let lastWords = '';
  child.stderr
    ?.setEncoding('utf8')
    .on('data', (text: string) => (lastWords = (lastWords + text).slice(-4000)));

  const exited = new Promise<void>((done) => {
    const end = (code: number | null, signal: NodeJS.Signals | null) => {
      ended ??= describeExit(closing, code, signal, lastWords);
      for (const mailbox of waiting.values()) mailbox.fail(ended);
      done();
    };
    child.once('exit', end);
    child.once('error', () => end(null, null));
  });
  const ready = new Promise<void>((done) => {
    child.on('message', (message: ToParent) => {
      if (message.type === 'ready') done();
      else waiting.get(message.id)?.put(message);
    });
  });
  await Promise.race([ready, exited]);
  if (ended !== undefined) throw ended;

  const tell = (message: ToChild) => {
    if (child.connected) child.send(message, () => undefined);
  };

  /** The messages that answer a request, up to and including its end. */
  async function* ask(
    request: Request,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<ToParent, void, undefined> {
    signal?.throwIfAborted();
    if (ended !== undefined) throw ended;
    const id = nextId++;
    const mailbox = createMailbox<ToParent>();
    const abort = () => mailbox.fail(signal!.reason);
    waiting.set(id, mailbox);
    signal?.addEventListener('abort', abort, { once: true });
    let finished = false;
    try {
      tell({ type: 'request', id, request });
      for (;;) {
        const message = await mailbox.take();
        finished = message.type !== 'output' && message.type !== 'scores';
        if (message.type === 'error') throw unpackError(message.error);
        yield message;
        if (finished) return;
      }
    } finally {
      signal?.removeEventListener('abort', abort);
      waiting.delete(id);
      if (!finished) tell({ type: 'cancel', id });
    }
  }

  async function resultOf<T>(request: Request, signal?: AbortSignal): Promise<T> {
    for await (const message of ask(request, signal)) if (message.type === 'done') return message.result as T;
    throw new AppError('request-without-result');
  }

  return {
    pid: child.pid!,
    async *generate({ modelFolder, items, settings = {}, batchSize, memoryBudgetBytes, signal }) {
      const request: Request = {
        ...{ kind: 'generate', modelFolder, items },
        ...{ settings, batchSize, memoryBudgetBytes },
      };
      for await (const message of ask(request, signal)) if (message.type === 'output') yield message.output;
    },
    score: ({ modelFolder, variant, texts, memoryBudgetBytes, signal }) =>
      resultOf({ kind: 'score', modelFolder, variant, texts, memoryBudgetBytes }, signal),
    async *compare({ encoderFolder, variant, segments, options = {}, signal }) {
      const request: Request = { kind: 'compare', encoderFolder, variant, segments, options };
      for await (const message of ask(request, signal)) if (message.type === 'scores') yield message.scores;
    },
    describeEncoder: (encoderFolder, variant) =>
      resultOf({ kind: 'describe-encoder', encoderFolder, variant }),
    provenance: (modelFolder, variant) => resultOf({ kind: 'provenance', modelFolder, variant }),
    describe: (modelFolder, variant) => resultOf({ kind: 'describe', modelFolder, variant }),
    async close() {
      closing = true;
      child.kill('SIGKILL');
      await exited;
    },
  };
}
