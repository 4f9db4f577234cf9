import path from 'node:path';
import { itemSchema, type Item } from '#app/core/studies/items.ts';
import { readJsonLines } from './jsonl.ts';

/**
 * Reads an items file.
 * @param cwd the folder that `file` is relative to
 * @throws AppError `not_found`, or `invalid_input` with every fault by line and field
 */
export async function readItems(cwd: string, file: string): Promise<Item[]> {
  return await readJsonLines(path.resolve(cwd, file), itemSchema, { name: file, unique: 'item' });
}
