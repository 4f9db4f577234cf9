import { canonicalJson } from '../../shared/canonicalJson.ts';
import type { SystemConfiguration } from '../configuration.ts';
import type { Item } from '../items.ts';

/** How a server is asked, which changes nothing of what it answers. */
const MANNER = new Set(['concurrency', 'requestsPerMinute', 'timeoutSeconds', 'apiKeyVariable']);

type Making = Pick<SystemConfiguration, 'provider' | 'settings'>;

/** Whether what a system wrote is what it would write now, as far as its definition tells. */
export function writesTheSame(before: Making, after: Making): boolean {
  return makingOf(before) === makingOf(after);
}

function makingOf({ provider, settings }: Making): string {
  const told = Object.fromEntries(Object.entries(provider).filter(([name]) => !MANNER.has(name)));
  return canonicalJson([told, settings]);
}

/** Whether what systems wrote for an item is an answer to it still: its prompt, or conversation, and its source. */
export function asksTheSame(before: Item, after: Item): boolean {
  return askedOf(before) === askedOf(after);
}

function askedOf({ prompt, messages, source }: Item): string {
  return canonicalJson([prompt, messages ?? null, source ?? null]);
}
