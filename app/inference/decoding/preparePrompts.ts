import { AppError, type Problem } from '#app/core/shared/errors.ts';
import type { Model } from '../models/modelFolder.ts';
import type { GenerationSettings } from '../settings.ts';
import type { DecodingRow } from './decodeBatch.ts';

/** A prompt, under its item's id. */
export interface GenerationItem {
  readonly item: string;
  readonly prompt: string;
}

/**
 * Tokenizes the prompts and says how much each may be continued. An empty prompt starts from the begin token.
 * @throws AppError `invalid_input` with every item whose prompt the model cannot take
 */
export function preparePrompts(
  model: Model,
  items: readonly GenerationItem[],
  settings: GenerationSettings,
): DecodingRow[] {
  const problems: Problem[] = [];
  const context = model.contextLength ?? Infinity;
  const rows = items.map(({ item, prompt }) => {
    const tokens = model.tokenizer.encode(prompt, true);
    if (tokens.length === 0 && model.beginToken !== undefined) tokens.push(model.beginToken);
    const refuse = (message: string) => problems.push({ path: `item ${item}`, message });
    if (tokens.length === 0) refuse('has an empty prompt, and the model has no begin token to start from');
    if (tokens.length > context) {
      refuse(`has a prompt of ${tokens.length} tokens, but the model reads at most ${context}; shorten it`);
    }
    const wanted = settings.maxNewTokens ?? settings.maxLength! - tokens.length;
    if (wanted < 1)
      refuse(
        `has a prompt of ${tokens.length} tokens, which leaves nothing of maxLength ${settings.maxLength}`,
      );
    // The last token is written without being read again, so it may stand beyond the context.
    return { prompt: tokens, limit: Math.min(wanted, context - tokens.length + 1) };
  });
  if (problems.length > 0) {
    const [first] = problems;
    const others = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
    throw new AppError('invalid_input', `Item ${first!.path.slice(5)} ${first!.message}${others}.`, {
      problems,
    });
  }
  return rows;
}
