import path from 'node:path';
import { AppError } from '#app/core/shared/errors.ts';
import { findGraphFiles, withExternalData } from '../models/graphFiles.ts';
import { chooseVariant } from '../models/layout.ts';

/** The files of a folder that hold an encoder. */
export interface EncoderFile {
  /** Absolute. */
  readonly graph: string;
  /** The graph with its external data, absolute. */
  readonly files: readonly string[];
  readonly sizeBytes: number;
}

/**
 * Finds the encoder in a folder as Hugging Face Optimum or transformers.js write it: encoder_model.onnx or
 * model.onnx, in the folder or its onnx subfolder, each also with a variant in its name.
 * @param variant see `findLayout`
 * @throws AppError `model_unusable` when the folder is missing or holds none; `invalid_input` when it lacks the
 *   variant or leaves it open
 */
export async function findEncoderFile(folder: string, variant?: string): Promise<EncoderFile> {
  const found = await findGraphFiles(folder);
  if (found === undefined) {
    throw new AppError('no-encoder-folder', { folder });
  }
  const encoders = found.sets.flatMap(({ variant: own, files }) => {
    const graph = files.encoder_model ?? files.model;
    return graph === undefined ? [] : [{ graph, variant: own }];
  });
  if (encoders.length === 0) {
    throw new AppError('encoder-folder-without', {
      folder: path.basename(folder),
      names: found.names.join(', '),
    });
  }
  const { graph } = chooseVariant(folder, encoders, variant);
  const { files, bytes } = await withExternalData(graph);
  return { graph, files, sizeBytes: bytes };
}
