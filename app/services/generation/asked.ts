import type { GenerationItem } from '#app/inference/worker/client.ts';
import type { Row } from '#db/schema.ts';

/** What a system is asked for an item: its conversation, or its prompt where it is none. */
export function asked({
  key,
  prompt,
  messages,
}: Pick<Row<'items'>, 'key' | 'prompt' | 'messages'>): GenerationItem {
  return messages === null ? { item: key, prompt } : { item: key, messages };
}
