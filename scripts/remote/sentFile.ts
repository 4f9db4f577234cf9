import path from 'node:path';
import { isFields } from '#app/core/shared/isFields.ts';
import { AppError } from '#app/core/shared/errors.ts';
import { slugOf } from '#app/core/studies/slug.ts';
import { parseStudyFile } from '#app/services/setup/parseStudyFile.ts';
import { ITEM_FIELDS, type ItemColumns } from '#app/services/studies/parseItems.ts';
import { readItemsFile } from '#scripts/files/items.ts';
import { readText } from '#scripts/files/text.ts';

/** A study's file as it is sent to an installation elsewhere. */
export interface SentFile {
  readonly slug: string;
  readonly text: string;
  readonly type: 'application/json' | 'application/yaml';
}

/**
 * Reads a study's file to be sent. Items in a table beside it go into it, as nothing beside it can be seen there; all else
 * is checked where it is sent. One that has its items is sent as it is written, so that faults name its own lines.
 *
 * @throws AppError `not_found`; `invalid_input` for a table of items with faults, and where outputs stand beside it
 */
export async function sentFile(cwd: string, file: string): Promise<SentFile> {
  const place = path.resolve(cwd, file);
  const text = await readText(place, file);
  const { value } = parseStudyFile(text);
  if (!isFields(value)) return { slug: 'study', text, type: 'application/yaml' };
  const { slug, name, items, columns, outputs, ...rest } = value;
  if (outputs !== undefined) throw new AppError('remote-no-outputs', { file });
  const own = typeof slug === 'string' ? slug : slugOf(typeof name === 'string' ? name : '');
  if (typeof items !== 'string') return { slug: own, text, type: 'application/yaml' };
  const read = await readItemsFile(path.dirname(place), items, columnsOf(columns));
  const whole = { slug: own, name, ...rest, items: read.items };
  return { slug: own, text: JSON.stringify(whole, null, 2), type: 'application/json' };
}

/** Which columns mean what, as far as that is told as it should be. */
function columnsOf(columns: unknown): ItemColumns {
  if (!isFields(columns)) return {};
  return Object.fromEntries(
    ITEM_FIELDS.flatMap((field) => {
      const named = [columns[field]].flat().filter((one): one is string => typeof one === 'string');
      return named.length === 0 ? [] : [[field, named]];
    }),
  );
}
