import { freemem } from 'node:os';
import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { isAppError, type AppError } from '#app/core/shared/errors.ts';
import { variantsIn } from '#app/inference/models/layout.ts';
import { recognizeModel, type RecognizedModel } from '#app/inference/models/recognizeModel.ts';
import type { ModelAccess } from './modelAccess.ts';
import { resolveModelFolder } from './resolveModelFolder.ts';

/** A model that lies in the models directory, one for each variant of a folder. */
export interface ListedModel {
  /** Relative to the models directory, as a study names it. */
  readonly folder: string;
  /** As the setting `variant` names it; null where the folder has one that needs no naming. */
  readonly variant: string | null;
  /** Null where it can't be used. */
  readonly model: RecognizedModel | null;
  /** Whether its weights fit into the memory that is free now. */
  readonly fits: boolean;
  /** Why it can't be used; null where nothing speaks against it. */
  readonly refusal: AppError | null;
}

export interface ModelFolders {
  /** The models directory, absolute. */
  readonly folder: string;
  /** By their folders' names. */
  readonly models: readonly ListedModel[];
  /** Whether everything was looked at: neither too deep, nor too many, nor too slow. */
  readonly complete: boolean;
  /** Memory that is free now. */
  readonly freeBytes: number;
}

export interface ListingLimits {
  /** How many folders lie above each other at most; 1 = those in the models directory itself. */
  readonly depth: number;
  /** Most models that are listed. */
  readonly models: number;
  /** Most folders that are looked into. */
  readonly folders: number;
  readonly ms: number;
}

const LIMITS: ListingLimits = { depth: 4, models: 200, folders: 2000, ms: 10_000 };

/** What tells a folder of a model, also of one that can't be run here. */
const MARKS = [
  /^(config|tokenizer|generation_config)\.json$/,
  /\.(onnx|safetensors|gguf)$/,
  /^pytorch_model.*\.bin$/,
];
/** The subfolder that belongs to the folder that it lies in. */
const GRAPHS = 'onnx';

const underWay = new Map<string, Promise<ModelFolders>>();

/**
 * Lists the models that lie in the models directory, with what their files tell of each. No model is loaded. However
 * many ask at once, the directory is read once, a folder at a time: a slow disk holds up nothing else.
 */
export async function listModelFolders(
  { folder }: Pick<ModelAccess, 'folder'>,
  limits: Partial<ListingLimits> = {},
): Promise<ModelFolders> {
  const all = { ...LIMITS, ...limits };
  const key = JSON.stringify([folder, all]);
  let listing = underWay.get(key);
  if (listing === undefined) {
    listing = list(folder, all).finally(() => underWay.delete(key));
    underWay.set(key, listing);
  }
  return await listing;
}

async function list(folder: string, limits: ListingLimits): Promise<ModelFolders> {
  const late = new AbortController();
  const models: ListedModel[] = [];
  const freeBytes = availableMemory();
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => {
      late.abort();
      resolve(false);
    }, limits.ms);
  });
  // What a disk is asked for can't be called back: whoever waits is answered with what is known by then.
  const walk = walkFolders(folder, limits, late.signal, (found) =>
    models.push({ ...found, fits: fits(found) }),
  );
  const complete = await Promise.race([walk, patience]);
  clearTimeout(timer);
  const byName = models
    .slice(0, limits.models)
    .sort((a, b) => compare(a.folder, b.folder) || compare(a.variant ?? '', b.variant ?? ''));
  return { folder, models: byName, complete, freeBytes };

  function fits({ model }: Pick<ListedModel, 'model'>): boolean {
    return model === null || model.sizeBytes <= freeBytes;
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Memory that this process may still take: within a container its limit counts, not the machine's. */
function availableMemory(): number {
  const { availableMemory: available } = process as { availableMemory?: () => number };
  return available?.call(process) ?? freemem();
}

/** @returns whether nothing was left out */
async function walkFolders(
  root: string,
  limits: ListingLimits,
  signal: AbortSignal,
  found: (model: Omit<ListedModel, 'fits'>) => void,
): Promise<boolean> {
  const real = await realpath(root).catch(() => undefined);
  if (real === undefined) return true;
  const waiting = [{ place: root, depth: 0 }];
  const seen = new Set([real]);
  let [looked, listed, complete] = [0, 0, true];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (signal.aborted || listed >= limits.models || ++looked > limits.folders) return false;
    const { place, depth } = next;
    const entries = await readdir(place, { withFileTypes: true }).catch(() => []);
    const names = entries.map(({ name }) => name);
    const isModel = names.some((name) => MARKS.some((mark) => mark.test(name)));
    if (
      isModel ||
      (place !== root && names.includes(GRAPHS) && (await hasGraphs(path.join(place, GRAPHS))))
    ) {
      for (const model of await modelsOf(place, root)) {
        if (signal.aborted || listed >= limits.models) return false;
        found(model);
        listed++;
      }
      // What lies in a model's folder is its own, checkpoints say; the directory itself may hold both.
      if (place !== root) continue;
    }
    const inner = entries.filter(({ name }) => !name.startsWith('.') && name !== 'node_modules');
    const folders = await Promise.all(
      inner
        .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
        .map(async ({ name }) => {
          const target = await realpath(path.join(place, name)).catch(() => undefined);
          // A folder that a link leads out to is none of the directory's, whatever lies there.
          if (target === undefined || path.relative(real, target).split(path.sep)[0] === '..') return [];
          if (seen.has(target)) return [];
          seen.add(target);
          return [path.join(place, name)];
        }),
    );
    const below = folders.flat().filter((each) => path.basename(each) !== GRAPHS || !isModel);
    if (below.length === 0) continue;
    if (depth + 1 > limits.depth) complete = false;
    else waiting.push(...below.map((each) => ({ place: each, depth: depth + 1 })));
  }
  return complete;
}

async function hasGraphs(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).some((name) => name.endsWith('.onnx'));
}

async function modelsOf(place: string, root: string): Promise<Omit<ListedModel, 'fits'>[]> {
  const folder = path.relative(root, place) || '.';
  const refused = (error: unknown, variant: string | null) => {
    if (!isAppError(error)) throw error;
    return { folder, variant, model: null, refusal: error };
  };
  let variants: string[];
  try {
    await resolveModelFolder(folder, { folder: root, anywhere: false });
    variants = await variantsIn(place);
  } catch (error) {
    return [refused(error, null)];
  }
  const models: Omit<ListedModel, 'fits'>[] = [];
  for (const own of variants) {
    // One that is taken where none is named needs no name.
    const variant = own === 'fp32' || variants.length === 1 ? null : own;
    try {
      models.push({ folder, variant, model: await recognizeModel(place, own), refusal: null });
    } catch (error) {
      models.push(refused(error, variant));
    }
  }
  return models;
}
