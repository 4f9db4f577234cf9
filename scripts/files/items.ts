import type { Item } from '#app/core/studies/items.ts';
import {
  ITEM_FIELDS,
  parseItems,
  type ItemColumns,
  type ItemField,
  type ReadItems,
} from '#app/services/studies/parseItems.ts';
import { InvalidArgumentError } from 'commander';
import { readAs, readImportFile } from './imports.ts';

/**
 * Reads an items file.
 * @param cwd the folder that `file` is relative to
 * @throws AppError `not_found`, or `invalid_input` with every fault by line and field
 */
export async function readItems(cwd: string, file: string): Promise<readonly Item[]> {
  return (await readItemsFile(cwd, file)).items;
}

/** The same, with how it was read: what a person has to know of it, else nothing. */
export async function readItemsFile(
  cwd: string,
  file: string,
  columns: ItemColumns = {},
): Promise<ReadItems & { readonly told: string }> {
  const found = await readImportFile(cwd, file);
  const read = parseItems(found.body, { columns, name: file });
  const told = [
    readAs(found),
    read.numbered ? 'It has no ids: items are numbered by their lines.\n' : '',
    read.ignored.length > 0 ? `Columns left out: ${read.ignored.join(', ')}.\n` : '',
  ];
  return { ...read, told: told.join('') };
}

/**
 * `prompt=Frage,references=Antwort,references=Antwort 2`: which columns of a table a field of items is read from.
 * @throws InvalidArgumentError
 */
export function parseColumns(value: string, before: ItemColumns = {}): ItemColumns {
  const columns: Partial<Record<ItemField, string[]>> = Object.fromEntries(
    Object.entries(before).map(([field, names]) => [field, [...names]]),
  );
  for (const part of value.split(',')) {
    const [, field = '', name = ''] = /^\s*(\w+)\s*=\s*(.+?)\s*$/.exec(part) ?? [];
    if (!(ITEM_FIELDS as readonly string[]).includes(field)) {
      throw new InvalidArgumentError(
        `"${part.trim()}" must be a field, "=" and a column; fields are ${ITEM_FIELDS.join(', ')}.`,
      );
    }
    (columns[field as ItemField] ??= []).push(name);
  }
  return columns;
}
