import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** What a graph does in a model, by the name that Hugging Face Optimum and transformers.js give its file. */
export type GraphRole =
  'model' | 'decoder_model_merged' | 'decoder_model' | 'decoder_with_past_model' | 'encoder_model';

/** The longer name first where one begins another. */
const ROLES: readonly GraphRole[] = [
  'decoder_model_merged',
  'decoder_with_past_model',
  'decoder_model',
  'encoder_model',
  'model',
];

/** The graphs of one variant in one folder. */
export interface GraphSet {
  /** What follows the role in the files' names (`quantized`, `fp16`, `q4` …); undefined for nothing. */
  readonly variant: string | undefined;
  /** Absolute paths. */
  readonly files: Readonly<Partial<Record<GraphRole, string>>>;
}

/**
 * The .onnx files of a model folder and its onnx subfolder.
 * @returns their names relative to the folder, and those of a known name by folder and variant; undefined where
 *   there is no such folder
 */
export async function findGraphFiles(
  folder: string,
): Promise<{ names: string[]; sets: GraphSet[] } | undefined> {
  const names: string[] = [];
  const sets: GraphSet[] = [];
  for (const place of [folder, path.join(folder, 'onnx')]) {
    const here = await readdir(place).catch(() => undefined);
    if (here === undefined && place === folder) return undefined;
    const byVariant = new Map<string | undefined, Partial<Record<GraphRole, string>>>();
    for (const name of (here ?? []).filter((each) => each.endsWith('.onnx')).sort()) {
      const file = path.join(place, name);
      names.push(path.relative(folder, file));
      const parsed = parseName(name);
      if (parsed === undefined) continue;
      const files = byVariant.get(parsed.variant) ?? {};
      byVariant.set(parsed.variant, { ...files, [parsed.role]: file });
    }
    for (const [variant, files] of byVariant) sets.push({ variant, files });
  }
  return { names, sets };
}

function parseName(name: string): { role: GraphRole; variant: string | undefined } | undefined {
  const stem = name.slice(0, -'.onnx'.length);
  const role = ROLES.find((each) => stem === each || stem.startsWith(`${each}_`));
  if (role === undefined) return undefined;
  return { role, variant: stem === role ? undefined : stem.slice(role.length + 1) };
}

/** A graph's file and its external data, which lies beside it: model.onnx_data, model.onnx_data_1, model.onnx.data. */
export async function withExternalData(file: string): Promise<{ files: string[]; bytes: number }> {
  const folder = path.dirname(file);
  const own = path.basename(file);
  const files = (await readdir(folder))
    .filter((name) => name === own || name.startsWith(`${own}_data`) || name === `${own}.data`)
    .sort()
    .map((name) => path.join(folder, name));
  let bytes = 0;
  for (const each of files) bytes += (await stat(each)).size;
  return { files, bytes };
}
