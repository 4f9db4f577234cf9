import { useEffect } from 'react';
import type { ItemColumns } from '#app/services/studies/parseItems.ts';
import type { ReadItemsFile } from '#app/services/studies/lookAtItems.ts';
import type { ToldRefusal } from '../columns/FileFaults.tsx';
import { useAsked } from '../columns/useAsked.ts';

/** What the server says of a file of items: how it was read, or that it could not be. */
export type ToldItemsFile =
  | (Omit<ReadItemsFile, 'refusal'> & { readonly refusal: ToldRefusal | null })
  | { readonly error: { readonly message: string } };

/** A file of items that was chosen, and what its columns mean where that was said; null = as their names say. */
export interface ChosenItems {
  /** Null = the file that the server keeps already. */
  readonly file: File | null;
  readonly columns: ItemColumns | null;
}

/** Where the server is asked, and whether it keeps a file there already, of which it is asked at once. */
export interface ItemsPlace {
  readonly address: string;
  readonly isKept: boolean;
}

/** Asks the server what a chosen file of items holds. */
export function useItemsFile({ address, isKept }: ItemsPlace) {
  const { told, busy, sent, ask } = useAsked<ToldItemsFile>();
  useEffect(() => {
    if (isKept) void ask({ address }, false);
    // Only of the file that was kept when the page came: of later ones it is told when they are chosen.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [address]);
  return {
    told,
    busy,
    sent,
    ask(items: ChosenItems | null) {
      if (items === null) return ask(null, true);
      const body = new FormData();
      if (items.file !== null) body.set('items', items.file);
      if (items.columns !== null) body.set('columns', JSON.stringify(items.columns));
      return ask({ address, request: { method: 'POST', body } }, items.columns === null);
    },
  };
}
