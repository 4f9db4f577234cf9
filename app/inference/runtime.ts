import { InferenceSession, Tensor } from 'onnxruntime-node';
import { AppError } from '#app/core/shared/errors.ts';

/** Element types that Evenhand feeds to a graph or reads from it. */
export type TensorType = 'float32' | 'float16' | 'int64' | 'bool';
/** A float16 array holds half-precision numbers, or their bits where JavaScript has no such array. */
export type TensorData = Float32Array | Uint16Array | BigInt64Array | Uint8Array;

/** A dense array in row-major order. */
export interface GraphTensor {
  readonly type: TensorType;
  readonly data: TensorData;
  readonly dims: readonly number[];
}

/** What a graph declares about an input or output; a dimension that varies bears a name. */
export interface Declared {
  readonly type: string;
  readonly dims: readonly (number | string)[];
}

/** A loaded ONNX graph. */
export interface Graph {
  readonly inputs: ReadonlyMap<string, Declared>;
  readonly outputs: ReadonlyMap<string, Declared>;
  /** Computes the named outputs. Blocks the thread while it computes; other events are served before it starts. */
  run(
    feeds: Readonly<Record<string, GraphTensor>>,
    fetch: readonly string[],
  ): Promise<Map<string, GraphTensor>>;
  release(): Promise<void>;
}

export interface RuntimeOptions {
  /** Threads for one operator; by default as many as the machine has cores. */
  readonly threads?: number;
}

/** Only what stops a graph is worth a line on standard error; it is thrown as well. */
const LOG_FATAL = 4;

/**
 * Loads an ONNX file with onnxruntime on the CPU.
 * @throws AppError `model_unusable` when the file cannot be loaded
 */
export async function openGraph(file: string, options: RuntimeOptions = {}): Promise<Graph> {
  const session = await InferenceSession.create(file, {
    executionProviders: ['cpu'],
    graphOptimizationLevel: 'all',
    logSeverityLevel: LOG_FATAL,
    ...(options.threads === undefined ? {} : { intraOpNumThreads: options.threads }),
  }).catch((cause: unknown) => {
    throw new AppError(
      'model_unusable',
      `onnxruntime cannot load ${file}: ${reason(cause)}. The file may be truncated or corrupt, or its external data (*.onnx_data) missing; copy or export it again.`,
      { cause },
    );
  });
  return {
    inputs: declared(session.inputMetadata),
    outputs: declared(session.outputMetadata),
    async run(feeds, fetch) {
      const tensors: Record<string, Tensor> = {};
      for (const [name, value] of Object.entries(feeds)) tensors[name] = toTensor(value);
      const results = await session
        .run(tensors, [...fetch], { logSeverityLevel: LOG_FATAL })
        .catch((cause: unknown) => {
          throw new AppError('model_unusable', `The model ${file} failed while running: ${reason(cause)}.`, {
            cause,
          });
        });
      return new Map(
        Object.entries(results).map(([name, tensor]) => [name, tensor as unknown as GraphTensor]),
      );
    },
    release: () => session.release(),
  };
}

/** What a graph gave goes back as it is; what we made is wrapped. */
function toTensor(value: GraphTensor): Tensor {
  return value instanceof Tensor ? value : new Tensor(value.type, value.data as never, [...value.dims]);
}

function declared(metadata: readonly InferenceSession.ValueMetadata[]): Map<string, Declared> {
  return new Map(
    metadata.map((value) => [
      value.name,
      value.isTensor ? { type: value.type, dims: value.shape } : { type: 'not a tensor', dims: [] },
    ]),
  );
}

/** The first line of a runtime's message, without its final stop. */
function reason(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return message.split('\n')[0]!.trim().replace(/\.$/, '').slice(0, 300);
}
