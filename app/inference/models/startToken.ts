import { AppError } from '#app/core/shared/errors.ts';
import type { Model } from './modelFolder.ts';

/**
 * The token that a decoder reads first when an encoder reads the prompt.
 * @param chosen by the caller; counts more than what the folder says
 * @throws AppError `model_unusable` when nothing states it, or it is none of the model's tokens
 */
export function startToken(model: Model, chosen?: number): number {
  const stated = [model.generationConfig, model.config].map((config) => config['decoder_start_token_id']);
  const token =
    chosen ?? stated.find((value): value is number => Number.isInteger(value)) ?? model.beginToken;
  if (token !== undefined && token < model.vocabularySize) return token;
  if (token !== undefined) {
    throw new AppError('start-token-beyond', { folder: model.folder, token, size: model.vocabularySize });
  }
  throw new AppError('start-token-unknown', { folder: model.folder });
}
