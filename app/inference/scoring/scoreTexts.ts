import { AppError, isAppError, said, saidBy } from '#app/core/shared/errors.ts';
import { emptyCaches, encode, feedsOf } from '../decoding/feeds.ts';
import { readLogits } from '../decoding/logits.ts';
import { costOf, defaultMemoryBudget, rowsThatFit } from '../decoding/memory.ts';
import { traitsOf } from '../decoding/traitsOf.ts';
import type { Model } from '../models/modelFolder.ts';
import { logProbability } from './logProbability.ts';
import { passagesOf, type Passage } from './passages.ts';
import { planBatches } from './plan.ts';
import { promptsInCommon, scoreGroups } from './promptsInCommon.ts';
import type { ScoredText, ScoreOptions, TextToScore } from './scoredText.ts';

/** Most texts scored together. */
const MOST_ROWS = 16;

/**
 * Scores texts token by token, see `passagesOf`. A text that cannot be scored is given with its error.
 * @throws AppError `model_unusable` when the model fails or cannot score
 */
export async function scoreTexts(
  model: Model,
  texts: readonly TextToScore[],
  options: ScoreOptions = {},
): Promise<ScoredText[]> {
  const { lastLogitsOnly } = await traitsOf(model);
  if (lastLogitsOnly && model.first.bindings.logitsToKeep === null) {
    throw new AppError('logits-of-last-only', { file: model.first.file });
  }
  const results: ScoredText[] = [];
  const passages: (Passage & { readonly text: number })[] = [];
  texts.forEach((text, index) => {
    try {
      const own = passagesOf(model, text).filter(({ targets }) => targets.length > 0);
      results.push({ tokens: own.flatMap(({ targets }) => targets), tokenLogProbabilities: [] });
      for (const passage of own) passages.push({ ...passage, text: index });
    } catch (error) {
      if (!isAppError(error) || error.code !== 'invalid_input') throw error;
      results.push({ tokens: [], tokenLogProbabilities: [], error: saidBy(error) });
    }
  });
  const scores: number[][] = passages.map(() => []);
  const { groups, others } = await promptsInCommon(model, passages);
  for await (const { index, values } of scoreGroups(model, passages, groups, options)) {
    scores[index] = values;
  }
  const rest = others.map((index) => passages[index]!);
  for (const batch of await batchesOf(model, rest, options)) {
    options.signal?.throwIfAborted();
    const rows = batch.map((index) => rest[index]!);
    (await scoreBatch(model, rows)).forEach((values, row) => (scores[others[batch[row]!]!] = values));
  }
  passages.forEach(({ text }, index) => results[text]!.tokenLogProbabilities.push(...scores[index]!));
  return results.map((result) =>
    result.tokenLogProbabilities.some(Number.isNaN)
      ? {
          tokens: [],
          tokenLogProbabilities: [],
          error: said('logits-not-numbers-for-text'),
        }
      : result,
  );
}

async function batchesOf(
  model: Model,
  passages: readonly Passage[],
  { memoryBudgetBytes = defaultMemoryBudget() }: ScoreOptions,
): Promise<number[][]> {
  // A decoder needs no padding to be understood: it looks back only. An encoder does.
  const alone =
    model.rowsInfluenceEachOther || (model.encoder !== undefined && !(await traitsOf(model)).paddingIsSafe);
  const cost = costOf(model);
  return planBatches(
    passages.map(({ tokens }) => tokens.length),
    (length) => (alone ? 1 : Math.min(MOST_ROWS, rowsThatFit(cost, length, memoryBudgetBytes))),
  );
}

/**
 * Padded on the right: a decoder looks back only, so what follows a text cannot change it, and no export need
 * understand padding.
 */
async function scoreBatch(model: Model, rows: readonly Passage[]): Promise<number[][]> {
  const { first } = model;
  const width = Math.max(...rows.map(({ tokens }) => tokens.length));
  const encoded =
    model.encoder === undefined
      ? undefined
      : await encode(
          model,
          rows.map(({ source }) => source!),
        );
  // What stands before the first token to be scored is of no interest.
  const wanted = width - Math.min(...rows.map(({ from }) => from));
  const feeds = feedsOf(first, {
    rows: rows.length,
    width,
    before: 0,
    token: (row, column) => rows[row]!.tokens[column] ?? 0,
    pads: rows.map(() => 0),
    trailing: rows.map(({ tokens }) => width - tokens.length),
    logits: wanted,
    encoded,
  });
  const results = await first.graph.run({ ...feeds, ...emptyCaches(first, rows.length) }, ['logits']);
  const logits = readLogits(model, first, results.get('logits')!);
  const skipped = width - logits.columns;
  return rows.map(({ targets, from }, row) =>
    targets.map((token, i) => logProbability(logits.at(row, from - skipped + i), token)),
  );
}
