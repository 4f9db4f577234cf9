import { AppError } from '#app/core/shared/errors.ts';
import { emptyCache } from '../decoding/cache.ts';
import { forward, logitsAt } from '../decoding/forward.ts';
import { floatsOf } from '../decoding/half.ts';
import { planBatches } from '../decoding/planBatches.ts';
import type { Model } from '../models/modelFolder.ts';
import { logProbability } from './logProbability.ts';
import { cutWindows, type Window } from './windows.ts';

/** A text to score, given what stands before it. */
export interface TextToScore {
  readonly prompt?: string | undefined;
  readonly text: string;
}

/** How likely a model finds a text. */
export interface ScoredText {
  /** Ids of the tokens scored. */
  readonly tokens: number[];
  /** Natural-log probability of each of them given all before it, ≤ 0. */
  readonly tokenLogProbabilities: number[];
}

/** Most rows scored together, and most bytes that their logits may take. */
const MOST_ROWS = 16;
const MOST_BYTES = 256 * 2 ** 20;

/**
 * Scores texts token by token. Prompt and text are tokenized apart and joined, so that the same tokens of the text
 * are scored whatever the prompt; only they are. Without a prompt the first token is scored after the model's
 * begin token; where the model has none it is not scored, for nothing stands before it. Texts that exceed the
 * context are read in a sliding window, see `cutWindows`.
 * @throws AppError `model_unusable` when the model fails or gives logits that are not numbers
 */
export async function scoreTexts(
  model: Model,
  texts: readonly TextToScore[],
  options: { signal?: AbortSignal | undefined } = {},
): Promise<ScoredText[]> {
  const results: ScoredText[] = [];
  const windows: (Window & { readonly text: number })[] = [];
  texts.forEach(({ prompt = '', text }, index) => {
    const before = prompt === '' ? [] : model.tokenizer.encode(prompt, true);
    if (before.length === 0 && model.beginToken !== undefined) before.push(model.beginToken);
    const own = model.tokenizer.encode(text, false);
    const start = Math.max(1, before.length);
    const all = [...before, ...own];
    results.push({ tokens: all.slice(start), tokenLogProbabilities: [] });
    for (const window of cutWindows(all, start, model.contextLength ?? Infinity))
      windows.push({ ...window, text: index });
  });
  const scores: number[][] = windows.map(() => []);
  for (const batch of batchesOf(model, windows)) {
    options.signal?.throwIfAborted();
    const rows = batch.map((index) => windows[index]!);
    (await scoreBatch(model, rows)).forEach((values, row) => (scores[batch[row]!] = values));
  }
  windows.forEach((window, index) => results[window.text]!.tokenLogProbabilities.push(...scores[index]!));
  return results;
}

function batchesOf(model: Model, windows: readonly Window[]): number[][] {
  const lengths = windows.map(({ tokens }) => tokens.length);
  const longest = Math.max(1, ...lengths);
  const affordable = Math.max(1, Math.floor(MOST_BYTES / (4 * model.vocabularySize * longest)));
  return planBatches(lengths, model.rowsInfluenceEachOther ? 1 : Math.min(MOST_ROWS, affordable), true);
}

/**
 * Padded on the right: a decoder looks back only, so what follows a text cannot change it, and no export need
 * understand padding.
 */
async function scoreBatch(model: Model, rows: readonly Window[]): Promise<number[][]> {
  const width = Math.max(...rows.map(({ tokens }) => tokens.length));
  const columns = Array.from({ length: width }, (_, column) => column);
  const { logits } = await forward(
    model,
    {
      tokens: rows.map(({ tokens }) => columns.map((column) => tokens[column] ?? 0)),
      positions: rows.map(() => columns),
      mask: rows.map(({ tokens }) => columns.map((column) => (column < tokens.length ? 1 : 0))),
      cache: emptyCache(model.bindings, rows.length),
    },
    false,
  );
  if (logits.dims[1] !== width) {
    throw new AppError(
      'model_unusable',
      `The model ${model.file} gives logits for its last token only, so texts cannot be scored; export it with the logits of all tokens.`,
    );
  }
  return rows.map(({ tokens, scoreFrom }, row) =>
    tokens.slice(scoreFrom).map((token, i) => {
      const value = logProbability(floatsOf(logits, ...logitsAt(logits, row, scoreFrom + i - 1)), token);
      if (Number.isNaN(value)) {
        throw new AppError(
          'model_unusable',
          `The model ${model.file} gives logits that are not numbers (NaN).`,
        );
      }
      return value;
    }),
  );
}
