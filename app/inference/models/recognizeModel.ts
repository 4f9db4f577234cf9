import { access } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#app/core/shared/errors.ts';
import type { Graph } from '../runtime.ts';
import { bindDecoder, bindEncoder } from './bindings.ts';
import { outlineGraph, type GraphOutline } from './graphOutline.ts';
import { readJsonFile, type JsonObject } from './jsonFile.ts';
import { findLayout, type Layout } from './layout.ts';
import { contextsOf, withTextPart } from './modelConfig.ts';
import { typeOfWeights } from './parameters.ts';
import { tokenizerKind } from './tokenizerKind.ts';

/** What is known of a model by its files, without loading it. */
export interface RecognizedModel {
  /** `model_type` of config.json, e.g. `gpt2`; null where it does not say. */
  readonly architecture: string | null;
  /** Numbers that the graphs hold as weights; what is packed several to a byte counts as bytes. */
  readonly parameters: number;
  /** The type of most weights, e.g. `float32`, `int8`. */
  readonly weights: string | null;
  /** Bytes of the graphs with their external data. */
  readonly sizeBytes: number;
  /** Most tokens the model attends to; null where its configuration does not say. */
  readonly contextLength: number | null;
  /** How its tokenizer parts texts, e.g. `BPE`. */
  readonly tokenizer: string | null;
}

/**
 * Recognizes a model by its files: layout, configuration, and what its graphs ask for and give. What only shows when it
 * is loaded, such as weights that are cut off, is not found here.
 *
 * @param variant see `findLayout`
 * @throws AppError as loading the model would, where its files tell already that it can't be used
 */
export async function recognizeModel(folder: string, variant: string): Promise<RecognizedModel> {
  const layout = await findLayout(folder, variant);
  const config = withTextPart(await readJsonFile(folder, 'config.json'));
  const tokenizerFile = path.join(folder, 'tokenizer.json');
  await access(tokenizerFile).catch((cause: unknown) => {
    throw new AppError('model-file-missing', { folder, name: 'tokenizer.json' }, { cause });
  });
  const weights = await checkGraphs(layout, config);
  const { contextLength, sourceLength } = contextsOf(config, layout.encoder !== undefined);
  return {
    architecture: typeof config['model_type'] === 'string' ? config['model_type'] : null,
    parameters: [...weights.values()].reduce((sum, count) => sum + count, 0),
    weights: typeOfWeights(weights),
    sizeBytes: layout.sizeBytes,
    contextLength: contextLength ?? sourceLength ?? null,
    tokenizer: await tokenizerKind(tokenizerFile),
  };
}

/** Binds each graph by what it declares, as loading it does, and counts the weights of those that have their own. */
async function checkGraphs(layout: Layout, config: JsonObject): Promise<Map<string, number>> {
  const hasEncoder = layout.encoder !== undefined;
  const weights = new Map<string, number>();
  const count = (outline: GraphOutline) => {
    for (const [type, one] of outline.weights) weights.set(type, (weights.get(type) ?? 0) + one);
  };
  if (layout.encoder !== undefined) {
    const outline = await outlined(layout.encoder);
    bindEncoder(asGraph(outline), layout.encoder);
    count(outline);
  }
  const first = await outlined(layout.first);
  const part = layout.next === undefined ? 'whole' : 'first';
  bindDecoder(asGraph(first), layout.first, config, { part, hasEncoder });
  count(first);
  if (layout.next !== undefined) {
    // It holds the same weights once more.
    const next = await outlined(layout.next);
    bindDecoder(asGraph(next), layout.next, config, { part: 'next', hasEncoder });
  }
  return weights;
}

async function outlined(file: string): Promise<GraphOutline> {
  try {
    return await outlineGraph(file);
  } catch (cause) {
    throw new AppError('model-cannot-load', { file, said: (cause as Error).message }, { cause });
  }
}

/** Bindings look at what a graph declares and never run it. */
function asGraph({ inputs, outputs }: GraphOutline): Graph {
  const never = () => Promise.reject(new Error('a graph that is only outlined was run'));
  return { inputs, outputs, run: never, release: () => Promise.resolve() };
}
