import { parseJsonLines } from '#app/core/shared/jsonLines.ts';
import { itemSchema, type Item } from '#app/core/studies/items.ts';

/**
 * Reads the items of a study from the text of a JSONL file: one JSON object a line, empty lines skipped.
 *
 * @throws AppError `invalid_input` with the faults by line and field (`line 3, field prompt`); all or nothing
 */
export function parseItems(text: string): Item[] {
  return parseJsonLines(text, itemSchema, { name: null, unique: 'item' });
}
