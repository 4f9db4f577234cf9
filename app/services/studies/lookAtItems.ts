import { isAppError, type AppError } from '#app/core/shared/errors.ts';
import type { HowRead } from '#app/core/shared/howRead.ts';
import type { Item } from '#app/core/studies/items.ts';
import { howRead, type ImportFile } from '../imports/importBody.ts';
import { itemColumns, itemsIn, openItems, type ItemColumn, type ItemColumns } from './parseItems.ts';

/** What a file of items holds, before a study is made of it. */
export interface ItemsPreview {
  readonly items: number;
  /** The first of them, their texts cut. */
  readonly first: readonly Pick<Item, 'item' | 'prompt' | 'references' | 'segment' | 'language'>[];
  /** How many have references, and how many distinct segments there are. */
  readonly withReferences: number;
  readonly segments: number;
  /** Whether they have no ids of their own and are numbered. */
  readonly numbered: boolean;
}

export interface ReadItemsFile {
  /** Of a table; null where the file is no table. */
  readonly columns: readonly ItemColumn[] | null;
  readonly read: HowRead | null;
  /** Null where there are faults. */
  readonly preview: ItemsPreview | null;
  readonly refusal: AppError | null;
}

const SHOWN = 3;
const SHOWN_LENGTH = 300;

/**
 * Reads a file of items as `parseItems` will, and stores nothing. Faults are no exception here: what columns are taken
 * for can be changed then.
 *
 * @param columns what columns are taken for where that isn't as their names say
 * @returns what it holds, and the first item as a whole; null where there are faults
 */
export function lookAtItems(
  file: ImportFile,
  columns: ItemColumns,
): { readonly read: ReadItemsFile; readonly first: Item | null } {
  const opened = openItems(file.body, columns);
  const told = { columns: itemColumns(opened), read: howRead(file) };
  try {
    const { items, numbered } = itemsIn(opened);
    const cut = (text: string) => [...text].slice(0, SHOWN_LENGTH).join('');
    const preview: ItemsPreview = {
      items: items.length,
      first: items.slice(0, SHOWN).map(({ item, prompt, references, segment, language }) => ({
        ...{ item, prompt: cut(prompt), references: references.map(cut) },
        ...(segment === undefined ? {} : { segment }),
        ...(language === undefined ? {} : { language }),
      })),
      withReferences: items.filter(({ references }) => references.length > 0).length,
      segments: new Set(items.flatMap(({ segment }) => segment ?? [])).size,
      numbered,
    };
    return { read: { ...told, preview, refusal: null }, first: items[0] ?? null };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { read: { ...told, preview: null, refusal: error }, first: null };
  }
}
