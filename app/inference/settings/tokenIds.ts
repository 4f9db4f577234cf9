import { AppError, problem, type Problem } from '#app/core/shared/errors.ts';
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
      problem(path, 'tokens-beyond', {
        tokens: beyond.join(', '),
        count: beyond.length,
        size: vocabularySize,
      }),
    ];
  });
  const [first] = problems;
  if (first === undefined) return;
  throw new AppError('tokens-unfit', { folder, first, more: problems.length - 1 }, { problems });
}
