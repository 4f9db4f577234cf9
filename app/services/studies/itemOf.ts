import type { Item } from '#app/core/studies/items.ts';
import type { Row } from '#db/schema.ts';

/** A stored item as a lead's file would have it. */
export function itemOf(row: Row<'items'>): Item {
  const { key, prompt, messages, source, segment, language, reference_texts } = row;
  return {
    item: key,
    prompt,
    ...(messages === null ? {} : { messages }),
    references: reference_texts,
    ...(source === null ? {} : { source }),
    ...(segment === null ? {} : { segment }),
    ...(language === null ? {} : { language }),
  };
}
