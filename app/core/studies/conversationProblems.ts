import { problem, type Problem } from '../shared/errors.ts';
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
      return [problem(`${place}.provider.api`, 'api-takes-prompts', { item: first.item })];
    }
    if (provider.kind === 'onnx' && settings['chatTemplate'] === false) {
      return [problem(`${place}.settings.chatTemplate`, 'template-switched-off', { item: first.item })];
    }
    return [];
  });
}
