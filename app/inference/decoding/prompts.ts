import { AppError } from '#app/core/shared/errors.ts';
import type { ChatMessage } from '../models/chatTemplate.ts';
import type { Model } from '../models/modelFolder.ts';
import type { GenerationSettings } from '../settings/schema.ts';

/** What a model is to answer, under its item's id: a prompt or a conversation. */
export type GenerationItem =
  | { readonly item: string; readonly prompt: string; readonly messages?: undefined }
  | { readonly item: string; readonly prompt?: undefined; readonly messages: readonly ChatMessage[] };

/** The tokens of a prompt. */
export interface PromptTokens {
  readonly tokens: readonly number[];
  /** How many were cut off to make it fit. */
  readonly truncated: number;
}

/**
 * The text that a model reads for an item, and whether special tokens are written out in it.
 * @throws AppError `invalid_input` when the item asks for a chat template in vain
 */
export function promptText(
  model: Model,
  { prompt, messages }: GenerationItem,
  { chatTemplate }: Pick<GenerationSettings, 'chatTemplate'>,
): { text: string; templated: boolean } {
  if (messages === undefined && chatTemplate !== true) return { text: prompt!, templated: false };
  if (chatTemplate === false) {
    throw new AppError('messages-without-template');
  }
  if (model.chatTemplate === undefined) {
    throw new AppError('template-missing');
  }
  const conversation = messages ?? [{ role: 'user', content: prompt! }];
  return { text: model.chatTemplate.render(conversation), templated: true };
}

/**
 * Tokenizes a prompt and makes it fit.
 * @param most tokens that the model reads
 * @param room tokens that are to be left free where it has to be cut
 * @throws AppError `invalid_input` when it is too long and must not be cut
 */
export function promptTokens(
  model: Model,
  { text, templated }: { readonly text: string; readonly templated: boolean },
  limits: { readonly most: number; readonly room: number },
  truncation: GenerationSettings['truncation'],
): PromptTokens {
  const tokens = model.tokenizer.encode(text, !templated);
  if (tokens.length === 0 && model.encoder === undefined && model.beginToken !== undefined) {
    tokens.push(model.beginToken);
  }
  if (tokens.length <= limits.most) return { tokens, truncated: 0 };
  if (truncation === 'refuse') {
    throw new AppError('prompt-too-long', { tokens: tokens.length, most: limits.most });
  }
  // Without room for the text there would be nothing to read; half of the context always goes to the prompt.
  const kept = Math.max(Math.ceil(limits.most / 2), limits.most - limits.room);
  const own = templated ? tokens : model.tokenizer.encode(text, false);
  const { before, after } = around(tokens, own);
  const inner = Math.max(0, kept - before.length - after.length);
  const cut = truncation === 'right' ? own.slice(0, inner) : own.slice(own.length - inner);
  const fitting = [...before, ...cut, ...after];
  return { tokens: fitting, truncated: tokens.length - fitting.length };
}

/** The special tokens that the tokenizer puts around a text. */
function around(all: readonly number[], own: readonly number[]): { before: number[]; after: number[] } {
  for (let at = 0; at + own.length <= all.length; at++) {
    if (own.every((token, i) => token === all[at + i])) {
      return { before: all.slice(0, at), after: all.slice(at + own.length) };
    }
  }
  return { before: [], after: [] };
}
