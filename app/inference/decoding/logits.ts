import { AppError } from '#app/core/shared/errors.ts';
import type { Decoder, Model } from '../models/modelFolder.ts';
import type { GraphTensor } from '../runtime.ts';
import { floatsOf } from './half.ts';

/** Scores of tokens, [rows, columns, vocabulary]; what it gives is valid until the next run. */
export interface Logits {
  readonly columns: number;
  at(row: number, column: number): Float32Array;
}

/** Memory for logits that serves one run after the other. */
export interface LogitsBuffer {
  /** A tensor for a decoder to write to. */
  target(decoder: Decoder, dims: readonly number[]): GraphTensor;
}

export function createLogitsBuffer(): LogitsBuffer {
  let memory = new ArrayBuffer(0);
  return {
    target({ graph }, dims) {
      const count = dims.reduce((product, dim) => product * dim, 1);
      const half = graph.outputs.get('logits')!.type === 'float16';
      const bytes = count * (half ? 2 : 4);
      if (memory.byteLength < bytes) memory = new ArrayBuffer(bytes);
      return half
        ? { type: 'float16', data: new Uint16Array(memory, 0, count), dims }
        : { type: 'float32', data: new Float32Array(memory, 0, count), dims };
    },
  };
}

/**
 * Reads a graph's logits.
 * @throws AppError `model_unusable` when they do not fit the model's vocabulary
 */
export function readLogits(model: Model, decoder: Decoder, tensor: GraphTensor): Logits {
  const size = tensor.dims.at(-1)!;
  if (size !== model.vocabularySize) {
    throw new AppError(
      'model_unusable',
      `The logits of ${decoder.file} have ${size} entries, but config.json in its folder states a vocabulary of ${model.vocabularySize} tokens: these files belong to different models.`,
    );
  }
  const columns = tensor.dims.length === 3 ? tensor.dims[1]! : 1;
  return {
    columns,
    at(row, column) {
      const from = (row * columns + column) * size;
      return floatsOf(tensor, from, from + size);
    },
  };
}
