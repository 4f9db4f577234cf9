import { AppError } from '#app/core/shared/errors.ts';
import { openGraph, type Graph, type RuntimeOptions } from '../runtime.ts';
import { bindGraph, numberIn, type Bindings } from './bindings.ts';
import { quantizesDynamically } from './dynamicQuantization.ts';
import { readJsonFile, type JsonObject } from './jsonFile.ts';
import { findLayout } from './layout.ts';
import { loadTokenizer, type ModelTokenizer } from './tokenizer.ts';

/** A decoder-only language model, ready to run. */
export interface Model {
  readonly folder: string;
  readonly file: string;
  readonly sizeBytes: number;
  readonly graph: Graph;
  readonly bindings: Bindings;
  readonly tokenizer: ModelTokenizer;
  /** Size of the last dimension of the logits. */
  readonly vocabularySize: number;
  /** Most tokens that the model can attend to, where config.json says so. */
  readonly contextLength: number | undefined;
  /** The token that begins a text without a prompt, if the model has one. */
  readonly beginToken: number | undefined;
  /** generation_config.json, or nothing. */
  readonly generationConfig: JsonObject;
  /** config.json. */
  readonly config: JsonObject;
  /** Rows of a batch change each other's results, so they run one at a time. */
  readonly rowsInfluenceEachOther: boolean;
  release(): Promise<void>;
}

/** A tokenizer may be smaller than a vocabulary that was padded to a round size, by less than this share. */
const PADDING_SHARE = 0.1;

/**
 * Up to this size one thread computes a model: its operators are so short that sharing them out costs more than it
 * gains. A model of 4 MB took half the processor time per token, and on a busy machine half the time.
 */
const ONE_THREAD_BYTES = 32 * 2 ** 20;

/**
 * Loads a model from a folder in the layout of Hugging Face Optimum.
 * @throws AppError `model_unusable` saying which file is missing, broken or does not fit
 */
export async function loadModelFolder(folder: string, options: RuntimeOptions = {}): Promise<Model> {
  const layout = await findLayout(folder);
  const config = await readJsonFile(folder, 'config.json');
  const generationConfig = await readJsonFile(folder, 'generation_config.json', true);
  const tokenizer = await loadTokenizer(folder);
  const graph = await openGraph(
    layout.file,
    options.threads === undefined && layout.sizeBytes <= ONE_THREAD_BYTES ? { threads: 1 } : options,
  );
  try {
    const bindings = bindGraph(graph, layout.file, config);
    return {
      folder,
      file: layout.file,
      sizeBytes: layout.sizeBytes,
      graph,
      bindings,
      tokenizer,
      vocabularySize: checkVocabulary(folder, tokenizer.size, bindings.logitsSize, config['vocab_size']),
      contextLength: numberIn(config, [
        'n_positions',
        'max_position_embeddings',
        'max_sequence_length',
        'n_ctx',
      ]),
      beginToken: firstInteger(generationConfig['bos_token_id'], config['bos_token_id']),
      generationConfig,
      config,
      rowsInfluenceEachOther: await quantizesDynamically(layout.file),
      release: () => graph.release(),
    };
  } catch (error) {
    await graph.release();
    throw error;
  }
}

/**
 * The size of the model's vocabulary, once graph, configuration and tokenizer agree on it.
 * @throws AppError `model_unusable` where they do not
 */
function checkVocabulary(
  folder: string,
  tokenizerSize: number,
  logitsSize: number | undefined,
  stated: unknown,
): number {
  const configured = typeof stated === 'number' ? stated : undefined;
  const size = logitsSize ?? configured;
  if (size === undefined) {
    throw new AppError(
      'model_unusable',
      `${folder}/config.json states no vocab_size, and the graph leaves it open.`,
    );
  }
  if (configured !== undefined && configured !== size) {
    throw new AppError(
      'model_unusable',
      `${folder}/config.json states a vocabulary of ${configured} tokens, but the graph's logits have ${size}: these files belong to different models.`,
    );
  }
  if (tokenizerSize > size || tokenizerSize < size * (1 - PADDING_SHARE)) {
    throw new AppError(
      'model_unusable',
      `The tokenizer in ${folder} has ${tokenizerSize} tokens, but the model has ${size}: it does not fit. Copy the tokenizer files of the model that was exported.`,
    );
  }
  return size;
}

function firstInteger(...values: unknown[]): number | undefined {
  return values.find((value): value is number => Number.isInteger(value));
}
