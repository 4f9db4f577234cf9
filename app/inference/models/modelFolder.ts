import { readFile, stat } from 'node:fs/promises';
import { AppError } from '#app/core/shared/errors.ts';
import { openGraph, type Graph, type RuntimeOptions } from '../runtime.ts';
import { bindDecoder, bindEncoder, type DecoderBindings, type EncoderBindings } from './bindings.ts';
import { loadChatTemplate, type ChatTemplate } from './chatTemplate.ts';
import { quantizesDynamically } from './dynamicQuantization.ts';
import { readJsonFile, type JsonObject } from './jsonFile.ts';
import { findLayout, type Layout } from './layout.ts';
import { contextsOf, withTextPart } from './modelConfig.ts';
import { adaptDecoder } from './onnx/adapt.ts';
import { loadTokenizer, type ModelTokenizer } from './tokenizer.ts';
import { checkVocabulary } from './vocabulary.ts';

/** A decoder's graph with what it asks for. */
export interface Decoder {
  readonly graph: Graph;
  readonly file: string;
  readonly bindings: DecoderBindings;
}

/** A language model, ready to run. */
export interface Model {
  readonly folder: string;
  readonly layout: Layout;
  /** Reads what is to be answered; undefined for a decoder-only model. */
  readonly encoder: { readonly graph: Graph; readonly bindings: EncoderBindings } | undefined;
  /** Reads the prompt. */
  readonly first: Decoder;
  /** Goes on from the cache; the same as `first` where one graph does both. */
  readonly next: Decoder;
  readonly tokenizer: ModelTokenizer;
  readonly chatTemplate: ChatTemplate | undefined;
  /** Size of the last dimension of the logits. */
  readonly vocabularySize: number;
  /** Most tokens that the decoder can attend to, where config.json says so. */
  readonly contextLength: number | undefined;
  /** Most tokens that the encoder can read, where config.json says so. */
  readonly sourceLength: number | undefined;
  /** The token that begins a text without a prompt, if the model has one. */
  readonly beginToken: number | undefined;
  /** generation_config.json, or nothing. */
  readonly generationConfig: JsonObject;
  /** config.json. */
  readonly config: JsonObject;
  /** Rows of a batch change each other's results, so they run one at a time. */
  readonly rowsInfluenceEachOther: boolean;
  /** Threads for one operator; undefined for as many as there are cores. */
  readonly threads: number | undefined;
  release(): Promise<void>;
}

export interface ModelOptions extends RuntimeOptions {
  /** See `findLayout`. */
  readonly variant?: string | undefined;
}

/**
 * Up to this size one thread computes a model: its operators are so short that sharing them out costs more than it
 * gains. A model of 4 MB took half the processor time per token, and on a busy machine half the time.
 */
const ONE_THREAD_BYTES = 32 * 2 ** 20;

/**
 * Loads a model from a folder in the layout of Hugging Face Optimum or transformers.js.
 * @throws AppError `model_unusable` saying which file is missing, broken or does not fit; `invalid_input` for a
 *   variant or execution provider that is not there
 */
export async function loadModelFolder(
  folder: string,
  { variant, ...options }: ModelOptions = {},
): Promise<Model> {
  const layout = await findLayout(folder, variant);
  const config = withTextPart(await readJsonFile(folder, 'config.json'));
  const generationConfig = await readJsonFile(folder, 'generation_config.json', true);
  const tokenizer = await loadTokenizer(folder);
  const chatTemplate = await loadChatTemplate(folder);
  const opened: Graph[] = [];
  const runtime = { ...options, threads: options.threads ?? threadsFor(layout.sizeBytes) };
  const open = async (file: string, content?: Uint8Array) => {
    const graph = await openGraph(file, { ...runtime, content });
    opened.push(graph);
    return graph;
  };
  const release = async () => {
    for (const graph of opened) await graph.release();
  };
  try {
    const hasEncoder = layout.encoder !== undefined;
    const encoderGraph = hasEncoder ? await open(layout.encoder) : undefined;
    const decoder = async (file: string, part: 'whole' | 'first' | 'next'): Promise<Decoder> => {
      const graph = await open(file, hasEncoder ? undefined : await adapted(file));
      return { graph, file, bindings: bindDecoder(graph, file, config, { part, hasEncoder }) };
    };
    const first = await decoder(layout.first, layout.next === undefined ? 'whole' : 'first');
    const next = layout.next === undefined ? first : await decoder(layout.next, 'next');
    if (next !== first) checkPair(first, next);
    const context = contextsOf(config, hasEncoder);
    return {
      folder,
      layout,
      encoder:
        encoderGraph === undefined
          ? undefined
          : { graph: encoderGraph, bindings: bindEncoder(encoderGraph, layout.encoder!) },
      first,
      next,
      tokenizer,
      chatTemplate,
      vocabularySize: checkVocabulary(folder, tokenizer.size, first.bindings.logitsSize, config),
      ...context,
      beginToken: firstInteger(generationConfig['bos_token_id'], config['bos_token_id']),
      generationConfig,
      config,
      rowsInfluenceEachOther: (await Promise.all(layout.files.map(quantizesDynamically))).includes(true),
      threads: runtime.threads,
      release,
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Beyond this size a graph is left as it is: it would be in memory twice while it is loaded. */
const MOST_CHANGED_BYTES = 2 ** 30;

/** A decoder's graph with what saves work added to it, where that can be done. */
async function adapted(file: string): Promise<Uint8Array | undefined> {
  return (await stat(file)).size <= MOST_CHANGED_BYTES ? adaptDecoder(await readFile(file)) : undefined;
}

function threadsFor(sizeBytes: number): number | undefined {
  return sizeBytes <= ONE_THREAD_BYTES ? 1 : undefined;
}

/** The cache that one graph of a pair gives must be the one that the other asks for. */
function checkPair(first: Decoder, next: Decoder): void {
  const given = new Map(
    [...first.bindings.caches, ...first.bindings.crossCaches].map((cache) => [cache.key, cache]),
  );
  for (const cache of [...next.bindings.caches, ...next.bindings.crossCaches]) {
    const other = given.get(cache.key);
    if (other?.type !== cache.type) {
      throw new AppError('cache-of-other-export', {
        next: next.file,
        input: cache.input ?? cache.key,
        type: cache.type,
        first: first.file,
        given: other?.type ?? '',
      });
    }
  }
}

function firstInteger(...values: unknown[]): number | undefined {
  return values.find((value): value is number => Number.isInteger(value));
}
