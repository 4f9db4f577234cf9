import path from 'node:path';
import { env, InferenceSession, listSupportedBackends, Tensor } from 'onnxruntime-node';
import { AppError } from '#app/core/shared/errors.ts';

/** Element types that Evenhand feeds to a graph or reads from it. */
export type TensorType = 'float32' | 'float16' | 'int64' | 'int32' | 'bool';
/** A float16 tensor has its numbers' bits in a Uint16Array. */
export type TensorData = Float32Array | Uint16Array | BigInt64Array | Int32Array | Uint8Array;

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
  /**
   * Computes the named outputs. Blocks the thread while it computes; other events are served before it starts.
   * @param outputs what to compute, by name
   */
  run(
    feeds: Readonly<Record<string, GraphTensor>>,
    outputs: readonly string[],
  ): Promise<Map<string, GraphTensor>>;
  release(): Promise<void>;
}

export interface RuntimeOptions {
  /** Threads for one operator; by default as many as the machine has cores. */
  readonly threads?: number | undefined;
  /** Name of an execution provider of onnxruntime, `cpu` by default. */
  readonly executionProvider?: string | undefined;
}

/** What runs graphs. */
export const RUNTIME = {
  name: 'onnxruntime-node',
  version: env.versions.node ?? env.versions.common,
} as const;

/** Only what stops a graph is worth a line on standard error; it is thrown as well. */
const LOG_FATAL = 4;

/**
 * Loads an ONNX file with onnxruntime.
 * @param options.content what to load instead of the file's own bytes; external data still lies beside the file
 * @throws AppError `invalid_input` for an execution provider that is not installed, `model_unusable` when the
 *   file cannot be loaded
 */
export async function openGraph(
  file: string,
  options: RuntimeOptions & { readonly content?: Uint8Array | undefined } = {},
): Promise<Graph> {
  const { threads, executionProvider = 'cpu', content } = options;
  checkProvider(executionProvider);
  const own: InferenceSession.SessionOptions = {
    executionProviders: [executionProvider],
    graphOptimizationLevel: 'all',
    logSeverityLevel: LOG_FATAL,
    ...(threads === undefined ? {} : { intraOpNumThreads: threads }),
  };
  const session = await (
    content === undefined
      ? InferenceSession.create(file, own)
      : InferenceSession.create(content, { ...own, extra: dataBeside(file) })
  ).catch((cause: unknown) => {
    if (executionProvider !== 'cpu' && isOfProvider(cause)) {
      throw new AppError(
        'provider-cannot-start',
        { provider: executionProvider, said: reason(cause) },
        { cause },
      );
    }
    throw new AppError('model-cannot-load', { file, said: reason(cause) }, { cause });
  });
  return {
    inputs: declared(session.inputMetadata),
    outputs: declared(session.outputMetadata),
    async run(feeds, names) {
      const results = await session
        .run(toTensors(feeds), names, { logSeverityLevel: LOG_FATAL })
        .catch((cause: unknown) => {
          throw new AppError(
            'model-failed',
            { file, said: reason(cause) },
            {
              cause,
            },
          );
        });
      return new Map(
        Object.entries(results).map(([name, tensor]) => [name, withBits(tensor as unknown as GraphTensor)]),
      );
    },
    release: () => session.release(),
  };
}

/** Where external data is looked for when the graph itself comes from memory. */
function dataBeside(file: string): Record<string, unknown> {
  return { session: { model_external_initializers_file_folder_path: path.dirname(file) } };
}

function checkProvider(name: string): void {
  const available = listSupportedBackends().map((backend) => backend.name);
  if (available.includes(name)) return;
  throw new AppError('no-provider', { provider: name, providers: available.join(', ') });
}

/** Libraries that are not there, or a device that is not, are told by these words in onnxruntime's messages. */
function isOfProvider(cause: unknown): boolean {
  return /provider|shared library|CUDA|TensorRT|WebGPU|adapter|device/i.test(String(cause));
}

function toTensors(values: Readonly<Record<string, GraphTensor>>): Record<string, Tensor> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toTensor(value)]));
}

/** What a graph gave goes back as it is; what we made is wrapped. */
function toTensor(value: GraphTensor): Tensor {
  if (value instanceof Tensor) return value;
  const dims = [...value.dims];
  if (value.type !== 'float16') return new Tensor(value.type, value.data as never, dims);
  // Where JavaScript has a Float16Array, Tensor would turn the bits into one, which the native part takes for empty.
  return { type: value.type, data: value.data, dims, location: 'cpu', size: value.data.length } as never;
}

/** A result with the bits of half-precision numbers, whatever JavaScript has for them. */
function withBits(tensor: GraphTensor): GraphTensor {
  const { type, data, dims } = tensor;
  if (type !== 'float16' || data instanceof Uint16Array) return tensor;
  return { type, data: new Uint16Array(data.buffer, data.byteOffset, data.length), dims };
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
