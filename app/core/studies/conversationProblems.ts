import type { Problem } from '../shared/errors.ts';
import type { SystemConfiguration } from './configuration.ts';
import type { Item } from './items.ts';

/**
 * Which systems can't be given conversations, where some of the items are: a server's interface for prompts, and a
 * model whose chat template is switched off.
 */
export function conversationProblems(
  systems: readonly SystemConfiguration[],
  items: readonly Item[],
): Problem[] {
  const first = items.find(({ messages }) => messages !== undefined);
  if (first === undefined) return [];
  return systems.flatMap(({ provider, settings }, index) => {
    const place = `configuration.systems[${index}]`;
    if (provider.kind === 'openai' && provider.api === 'completions') {
      const message = `is "completions", which takes prompts alone, and the item "${first.item}" is a conversation; use "chat"`;
      return [{ path: `${place}.provider.api`, message }];
    }
    if (provider.kind === 'onnx' && settings['chatTemplate'] === false) {
      const message = `is false, and the item "${first.item}" is a conversation, which needs the model's template; leave it out`;
      return [{ path: `${place}.settings.chatTemplate`, message }];
    }
    return [];
  });
}
