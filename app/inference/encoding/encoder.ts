import { quantizesDynamically } from '../models/dynamicQuantization.ts';
import { fingerprintFiles } from '../models/fingerprint.ts';
import { readJsonFile } from '../models/jsonFile.ts';
import { loadTokenizer } from '../models/tokenizer.ts';
import { openGraph, type Graph, type RuntimeOptions } from '../runtime.ts';
import { findEncoderFile } from './encoderFile.ts';
import { createEncoderTokenizer, type EncoderTokenizer } from './encoderTokens.ts';
import { bindHiddenStates, type HiddenStateBindings } from './hiddenStates.ts';

/** A model that gives each token of a text an embedding, ready to run. */
export interface Encoder {
  /** The graph's file. */
  readonly file: string;
  readonly graph: Graph;
  readonly bindings: HiddenStateBindings;
  readonly tokenizer: EncoderTokenizer;
  /** Of everything in the folder that decides what the encoder gives; see `fingerprintModel`. */
  readonly fingerprint: string;
  /** Layers behind the embeddings, as far as config.json says: the last one's number. */
  readonly depth: number | undefined;
  /** Numbers of an embedding, as far as config.json says. */
  readonly dimensions: number | undefined;
  /** Rows of a batch change each other's results, so they run one at a time. */
  readonly rowsInfluenceEachOther: boolean;
  release(): Promise<void>;
}

export interface EncoderOptions extends RuntimeOptions {
  /** See `findEncoderFile`. */
  readonly variant?: string | undefined;
}

/**
 * Loads an encoder from a folder in the layout of Hugging Face Optimum or transformers.js.
 * @throws AppError `model_unusable` saying which file is missing, broken or does not fit; `invalid_input` for a
 *   variant or execution provider that is not there
 */
export async function loadEncoder(
  folder: string,
  { variant, ...options }: EncoderOptions = {},
): Promise<Encoder> {
  const { graph: file, files } = await findEncoderFile(folder, variant);
  const config = await readJsonFile(folder, 'config.json');
  const tokenizerConfig = await readJsonFile(folder, 'tokenizer_config.json', true);
  const tokenizer = createEncoderTokenizer(await loadTokenizer(folder), tokenizerConfig, config);
  const rowsInfluenceEachOther = (await Promise.all(files.map(quantizesDynamically))).includes(true);
  const fingerprint = await fingerprintFiles(folder, files);
  const graph = await openGraph(file, options);
  try {
    const size = config['hidden_size'] ?? config['d_model'] ?? config['dim'];
    const depth =
      config['num_hidden_layers'] ?? config['encoder_layers'] ?? config['num_layers'] ?? config['n_layers'];
    return {
      file,
      graph,
      bindings: bindHiddenStates(graph, file),
      tokenizer,
      fingerprint,
      depth: typeof depth === 'number' ? depth : undefined,
      dimensions: typeof size === 'number' ? size : undefined,
      rowsInfluenceEachOther,
      release: () => graph.release(),
    };
  } catch (error) {
    await graph.release();
    throw error;
  }
}
