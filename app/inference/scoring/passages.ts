import { AppError } from '#app/core/shared/errors.ts';
import type { Model } from '../models/modelFolder.ts';
import { startToken } from '../models/startToken.ts';
import type { TextToScore } from './scoredText.ts';
import { cutWindows } from './windows.ts';

/** Tokens fed at once. */
export interface Passage {
  /** What the encoder reads, for a model that has one. */
  readonly source: readonly number[] | undefined;
  readonly tokens: readonly number[];
  /** What is scored: each by the logits of the column at `from` and the following. */
  readonly targets: readonly number[];
  readonly from: number;
}

/**
 * How a text is fed to a model.
 * @throws AppError `invalid_input` when it cannot be
 */
export function passagesOf(model: Model, text: TextToScore): Passage[] {
  return model.encoder === undefined ? windowsOf(model, text) : [answerOf(model, text)];
}

/**
 * Prompt and text are tokenized apart and joined, so that the same tokens of the text are scored whatever the
 * prompt; only they are. Without a prompt the first token is scored after the model's begin token; where the model
 * has none it is not scored, for nothing stands before it. What exceeds the context is read in a sliding window.
 */
function windowsOf(model: Model, { text, ...given }: TextToScore): Passage[] {
  const isAlone = given.messages === undefined && (given.prompt ?? '') === '';
  const before = isAlone ? [] : readBefore(model, given);
  if (before.length === 0 && model.beginToken !== undefined) before.push(model.beginToken);
  const own = model.tokenizer.encode(text, false);
  const start = Math.max(1, before.length);
  return cutWindows([...before, ...own], start, model.contextLength ?? Infinity).map(
    ({ tokens, scoreFrom }) => ({
      source: undefined,
      tokens,
      targets: tokens.slice(scoreFrom),
      from: scoreFrom - 1,
    }),
  );
}

/** The tokens that stand before the text; a conversation's template writes out its special tokens itself. */
function readBefore(model: Model, { prompt = '', messages }: Omit<TextToScore, 'text'>): number[] {
  if (messages === undefined) return model.tokenizer.encode(prompt, true);
  if (model.chatTemplate === undefined) {
    throw new AppError('conversation-without-template');
  }
  return model.tokenizer.encode(model.chatTemplate.render(messages), false);
}

/** The encoder reads the prompt; the text is scored with the special tokens that its tokenizer puts around it. */
function answerOf(model: Model, { text, ...given }: TextToScore): Passage {
  const source = readBefore(model, given);
  const targets = text === '' ? [] : model.tokenizer.encode(text, true);
  const limits = [
    { over: 'prompt-beyond', tokens: source.length, most: model.sourceLength ?? Infinity },
    { over: 'text-beyond', tokens: targets.length, most: model.contextLength ?? Infinity },
  ] as const;
  for (const { over, tokens, most } of limits) {
    if (tokens > most) throw new AppError(over, { tokens, most });
  }
  if (source.length === 0) {
    throw new AppError('encoder-nothing-to-read');
  }
  return { source, tokens: [startToken(model), ...targets.slice(0, -1)], targets, from: 0 };
}
