import type { Said } from '#app/core/shared/reasons/reason.ts';
import { AppError, isAppError, said, saidBy } from '#app/core/shared/errors.ts';
import type { Model } from '../models/modelFolder.ts';
import { startToken } from '../models/startToken.ts';
import type { GenerationSettings } from '../settings/schema.ts';
import { createBeams } from './beams.ts';
import type { Decoding } from './decoding.ts';
import { createEnding } from './ending.ts';
import { promptText, promptTokens, type GenerationItem } from './prompts.ts';
import type { Job } from './schedule.ts';
import { createScoreRules } from './scoreRules.ts';
import { createSingle } from './single.ts';

/** An item that can be answered. */
export interface PreparedItem {
  readonly item: string;
  readonly job: Job;
  readonly truncatedTokens: number;
}

/** One that cannot, and why. */
export interface FailedItem {
  readonly item: string;
  readonly error: Said;
}

/**
 * Tokenizes items and decides how each is decoded.
 * @throws AppError `model_unusable` when the model's folder leaves open how to begin
 */
export function prepareItems(
  model: Model,
  items: readonly GenerationItem[],
  settings: GenerationSettings,
): (PreparedItem | FailedItem)[] {
  const start = model.encoder === undefined ? undefined : startToken(model, settings.decoderStartTokenId);
  return items.map((item) => {
    try {
      return prepareItem(model, item, settings, start);
    } catch (error) {
      if (!isAppError(error)) throw error;
      return { item: item.item, error: said('item-unanswerable', { item: item.item, why: saidBy(error) }) };
    }
  });
}

function prepareItem(
  model: Model,
  item: GenerationItem,
  settings: GenerationSettings,
  start: number | undefined,
): PreparedItem {
  const context = model.contextLength ?? Infinity;
  const text = promptText(model, item, settings);
  const limits =
    start === undefined
      ? { most: context, room: (settings.maxNewTokens ?? 0) - 1 }
      : { most: model.sourceLength ?? Infinity, room: 0 };
  const { tokens, truncated } = promptTokens(model, text, limits, settings.truncation);
  if (tokens.length === 0) {
    throw new AppError(start === undefined ? 'no-begin-token' : 'nothing-for-encoder');
  }
  const read = start === undefined ? tokens : [start];
  const wanted = settings.maxNewTokens ?? settings.maxLength! - read.length;
  if (wanted < 1) {
    throw new AppError('nothing-left', { tokens: read.length, most: settings.maxLength ?? 0 });
  }
  // The last token is written without being read again, so it may stand beyond the context.
  const limit = Math.min(wanted, context - read.length + 1);
  return {
    item: item.item,
    truncatedTokens: truncated,
    job: {
      tokens: read,
      source: start === undefined ? undefined : tokens,
      limit,
      rows: settings.numBeams,
      decoding: decodingOf(model, item.item, settings, read, limit),
    },
  };
}

function decodingOf(
  model: Model,
  item: string,
  settings: GenerationSettings,
  start: readonly number[],
  limit: number,
): Decoding {
  const rules = createScoreRules(settings, start.length, limit);
  const ending = createEnding(model.tokenizer, settings, limit);
  if (settings.numBeams > 1) return createBeams(start, rules, ending, limit, settings);
  const { sampling } = settings;
  return createSingle(
    start,
    rules,
    ending,
    // A stream of its own for each item, so that what it draws does not depend on the others.
    sampling === undefined ? undefined : { ...sampling, seed: `${sampling.seed}/${item}` },
  );
}
