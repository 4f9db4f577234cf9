import { AppError } from '#app/core/shared/errors.ts';
import type { Decoder, Model } from '../models/modelFolder.ts';
import type { GraphTensor } from '../runtime.ts';
import { floatsOf } from './half.ts';

/** Scores of tokens, [rows, columns, vocabulary]. */
export interface Logits {
  readonly columns: number;
  at(row: number, column: number): Float32Array;
}

/**
 * Reads a graph's logits.
 * @throws AppError `model_unusable` when they do not fit the model's vocabulary
 */
export function readLogits(model: Model, decoder: Decoder, tensor: GraphTensor): Logits {
  const size = tensor.dims.at(-1)!;
  if (size !== model.vocabularySize) {
    throw new AppError('logits-size', { file: decoder.file, size, expected: model.vocabularySize });
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
