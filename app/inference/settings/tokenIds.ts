import { AppError, type Problem } from '#app/core/shared/errors.ts';
import type { GenerationSettings } from './schema.ts';

/**
 * Looks whether a model has the tokens that settings name: one that it hasn't would never come, or would rule out every
 * other.
 * @param settings resolved, so that what the model's folder says is looked at too
 * @throws AppError `invalid_input` with every setting that names a token beyond the vocabulary
 */
export function checkTokenIds(
  settings: GenerationSettings,
  { vocabularySize, folder }: { readonly vocabularySize: number; readonly folder: string },
): void {
  const named: Record<string, readonly (number | undefined)[]> = {
    eosTokenId: settings.eosTokenId,
    decoderStartTokenId: [settings.decoderStartTokenId],
    forcedBosTokenId: [settings.forcedBosTokenId],
    forcedEosTokenId: settings.forcedEosTokenId,
    badWordsIds: settings.badWordsIds.flat(),
    suppressTokens: settings.suppressTokens,
    beginSuppressTokens: settings.beginSuppressTokens,
  };
  const problems = Object.entries(named).flatMap(([path, tokens]): Problem[] => {
    const beyond = tokens.filter((token) => token !== undefined && token >= vocabularySize);
    if (beyond.length === 0) return [];
    return [
      {
        path,
        message: `names ${beyond.length === 1 ? 'token' : 'tokens'} ${beyond.join(', ')}, but the model has ${vocabularySize} tokens, 0 to ${vocabularySize - 1}`,
      },
    ];
  });
  const [first] = problems;
  if (first === undefined) return;
  const others = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  throw new AppError(
    'invalid_input',
    `The settings of the generation do not fit the model in ${folder}: ${first.path} ${first.message}${others}. What is not set is taken from the model's generation_config.json; set it to a token that the model has.`,
    { problems },
  );
}
