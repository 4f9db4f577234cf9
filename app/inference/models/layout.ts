import type { Said } from '#app/core/shared/reasons/reason.ts';
import path from 'node:path';
import { AppError, said } from '#app/core/shared/errors.ts';
import { findGraphFiles, withExternalData, type GraphSet } from './graphFiles.ts';

/** The files of a model folder that hold its graphs. */
export interface Layout {
  /** Reads what an encoder–decoder model is to answer; undefined for a decoder-only model. */
  readonly encoder: string | undefined;
  /** Reads the prompt; where `next` is undefined it goes on as well. */
  readonly first: string;
  /** Goes on from the cache that `first` gave, where that is a graph of its own. */
  readonly next: string | undefined;
  /** Which of the variants of the folder this is; undefined for the unquantized one. */
  readonly variant: string | undefined;
  /** All graphs with their external data, absolute. */
  readonly files: readonly string[];
  /** Bytes of all of them. */
  readonly sizeBytes: number;
}

/**
 * Finds the graphs in a folder as Hugging Face Optimum or transformers.js write it.
 * @param variant what to look for in the files' names (`quantized`, `fp16`, `q4`; `fp32` for none); without it
 *   the unquantized graphs, or the only variant there is
 * @throws AppError `model_unusable` when the folder is missing, or holds no layout that can be run;
 *   `invalid_input` when it lacks the variant or leaves it open
 */
export async function findLayout(folder: string, variant?: string): Promise<Layout> {
  const runnable = await runnableIn(folder);
  const { encoder, first, next, variant: chosen } = chooseVariant(folder, runnable, variant);
  const graphs = [encoder, first, next].filter((file) => file !== undefined);
  const all = await Promise.all(graphs.map(withExternalData));
  return {
    encoder,
    first,
    next,
    variant: chosen,
    files: all.flatMap(({ files }) => files),
    sizeBytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/**
 * The variants of the model in a folder, by the names that `findLayout` takes: `fp32` is the unquantized one.
 * @throws AppError `model_unusable` when the folder is missing, or holds no layout that can be run
 */
export async function variantsIn(folder: string): Promise<string[]> {
  return [...new Set((await runnableIn(folder)).map(({ variant }) => variant ?? UNQUANTIZED))];
}

const UNQUANTIZED = 'fp32';

async function runnableIn(folder: string): Promise<Graphs[]> {
  const found = await findGraphFiles(folder);
  if (found === undefined) {
    throw new AppError('no-model-folder', { folder });
  }
  const { names, sets } = found;
  // Where there is an encoder of any variant, a decoder without one is half a model.
  const hasEncoder = sets.some(({ files }) => files.encoder_model !== undefined);
  const runnable = sets
    .flatMap((set) => graphsOf(set) ?? [])
    .filter(({ encoder }) => (encoder !== undefined) === hasEncoder);
  if (runnable.length === 0) {
    throw new AppError('layout-unusable', { folder, why: whyNot(names, sets) });
  }
  return runnable;
}

type Graphs = Pick<Layout, 'encoder' | 'first' | 'next' | 'variant'>;

/** What of a set is to be run; undefined where it is not whole. */
function graphsOf({ variant, files }: GraphSet): Graphs | undefined {
  const encoder = files.encoder_model;
  const whole = files.decoder_model_merged ?? (encoder === undefined ? files.model : undefined);
  if (whole !== undefined) return { encoder, first: whole, next: undefined, variant };
  const { decoder_model: first, decoder_with_past_model: next } = files;
  return first === undefined || next === undefined ? undefined : { encoder, first, next, variant };
}

function whyNot(names: readonly string[], sets: readonly GraphSet[]): Said {
  const all = names.join(', ');
  if (names.length === 0) return said('layout-empty');
  if (sets.length === 0) return said('layout-unknown', { names: all });
  const has = (role: keyof GraphSet['files']) => sets.some(({ files }) => files[role] !== undefined);
  if (has('encoder_model') && !has('decoder_model') && !has('decoder_with_past_model'))
    return said('layout-encoder-alone', { names: all });
  if (has('decoder_model') !== has('decoder_with_past_model')) {
    return said('layout-half-pair', { names: all });
  }
  return said('layout-no-model', { names: all });
}

/**
 * The graphs of the variant that is wanted, see `findLayout`.
 * @param runnable at least one
 */
export function chooseVariant<T extends Pick<GraphSet, 'variant'>>(
  folder: string,
  runnable: readonly T[],
  wanted: string | undefined,
): T {
  const described = [...new Set(runnable.map(({ variant }) => variant ?? UNQUANTIZED))].join(', ');
  const named = wanted === UNQUANTIZED ? undefined : wanted;
  const match = runnable.find(({ variant }) => variant === named);
  if (match !== undefined) return match;
  if (wanted !== undefined) {
    throw new AppError('no-variant', { folder, variant: wanted, variants: described });
  }
  if (new Set(runnable.map(({ variant }) => variant)).size === 1) return runnable[0]!;
  throw new AppError('variant-open', { folder: path.basename(folder), variants: described });
}
