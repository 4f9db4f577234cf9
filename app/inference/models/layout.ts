import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#app/core/shared/errors.ts';

/** The files of a model folder that hold its graph. */
export interface Layout {
  /** The ONNX file. */
  readonly file: string;
  /** Bytes of the ONNX file and its external data. */
  readonly sizeBytes: number;
}

const SUPPORTED =
  'Supported are decoder-only models exported with their cache, as model.onnx or decoder_model_merged.onnx, in the folder or in its onnx subfolder (`optimum-cli export onnx --task text-generation-with-past`).';

/**
 * Finds the graph in a folder as Hugging Face Optimum or transformers.js write it.
 * @throws AppError `model_unusable` when the folder is missing, or holds no layout that can be run
 */
export async function findLayout(folder: string): Promise<Layout> {
  const names = await namesIn(folder);
  if (names === undefined) {
    throw new AppError(
      'model_unusable',
      `There is no model folder ${folder}. Give the folder that the export of the model wrote.`,
    );
  }
  const places = [folder, path.join(folder, 'onnx')];
  const found: string[] = [];
  for (const place of places) {
    const here = (await namesIn(place)) ?? [];
    found.push(
      ...here
        .filter((name) => name.endsWith('.onnx'))
        .map((name) => path.relative(folder, path.join(place, name))),
    );
  }
  const has = (name: string) => found.some((file) => path.basename(file) === name);
  const refuse = (what: string) =>
    new AppError('model_unusable', `The model folder ${folder} ${what}. ${SUPPORTED}`);
  if (has('encoder_model.onnx')) {
    throw refuse(`holds an encoder–decoder model (${found.join(', ')}), which cannot be run yet`);
  }
  for (const name of ['model.onnx', 'decoder_model_merged.onnx']) {
    const file = found.find((candidate) => path.basename(candidate) === name);
    if (file !== undefined)
      return { file: path.join(folder, file), sizeBytes: await sizeOf(path.join(folder, file)) };
  }
  if (has('decoder_model.onnx')) {
    throw refuse(`holds its decoder as a pair of graphs (${found.join(', ')}), which cannot be run yet`);
  }
  throw refuse(
    found.length === 0 ? 'holds no .onnx file' : `holds no graph of a known name (${found.join(', ')})`,
  );
}

async function namesIn(folder: string): Promise<string[] | undefined> {
  return await readdir(folder).catch(() => undefined);
}

/** External data lies beside the graph under its name: model.onnx_data, model.onnx_data_1, model.onnx.data. */
async function sizeOf(file: string): Promise<number> {
  const folder = path.dirname(file);
  const own = path.basename(file);
  let total = 0;
  for (const name of await readdir(folder)) {
    if (name === own || name.startsWith(`${own}_data`) || name === `${own}.data`) {
      total += (await stat(path.join(folder, name))).size;
    }
  }
  return total;
}
