import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Template } from '@huggingface/jinja';
import { AppError } from '#app/core/shared/errors.ts';
import { readJsonFile, type JsonObject } from './jsonFile.ts';

/** A turn of a conversation. */
export interface ChatMessage {
  /** `system`, `user` or `assistant`. */
  readonly role: string;
  readonly content: string;
}

/** How a model wants conversations written. */
export interface ChatTemplate {
  /**
   * The conversation as text, special tokens written out, ending where the assistant's answer begins.
   * @throws AppError `invalid_input` when the template refuses it
   */
  render(messages: readonly ChatMessage[], addGenerationPrompt?: boolean): string;
}

/**
 * Reads a folder's chat template: chat_template.jinja, chat_template.json or that of tokenizer_config.json.
 * @returns undefined where there is none
 * @throws AppError `model_unusable` when it cannot be read
 */
export async function loadChatTemplate(folder: string): Promise<ChatTemplate | undefined> {
  const config = await readJsonFile(folder, 'tokenizer_config.json', true);
  const own = await readFile(path.join(folder, 'chat_template.jinja'), 'utf8').catch(() => undefined);
  const beside = await readJsonFile(folder, 'chat_template.json', true);
  const text = own ?? textOf(beside['chat_template']) ?? textOf(config['chat_template']);
  if (text === undefined) return undefined;
  let template: Template;
  try {
    template = new Template(text);
  } catch (cause) {
    throw new AppError('template-unreadable', { folder, said: (cause as Error).message }, { cause });
  }
  const tokens = specialTokens(config);
  return {
    render(messages, addGenerationPrompt = true) {
      try {
        return template.render({
          ...tokens,
          messages,
          add_generation_prompt: addGenerationPrompt,
          tools: null,
          documents: null,
        });
      } catch (cause) {
        throw new AppError('template-unsuited', { said: (cause as Error).message }, { cause });
      }
    },
  };
}

/** The template itself, or that called "default" of several. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return undefined;
  const named = value as { name?: unknown; template?: unknown }[];
  const chosen = named.find(({ name }) => name === 'default') ?? named[0];
  return typeof chosen?.template === 'string' ? chosen.template : undefined;
}

/** `bos_token` and the like, each a text or an object that holds it. */
function specialTokens(config: JsonObject): Record<string, unknown> {
  const tokens: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(config)) {
    if (!name.endsWith('_token')) continue;
    const text = typeof value === 'object' && value !== null ? (value as JsonObject)['content'] : value;
    if (typeof text === 'string') tokens[name] = text;
  }
  return tokens;
}
