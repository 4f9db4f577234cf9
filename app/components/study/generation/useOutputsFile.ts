import type { MappedColumn } from '#app/services/imports/columnMap.ts';
import type { ReadOutputsFile } from '#app/services/generation/previewOutputs.ts';
import type { ToldRefusal } from '../columns/FileFaults.tsx';
import { useAsked } from '../columns/useAsked.ts';

/** What the server says of a file of outputs: how it was read, or that it could not be. */
export type ToldOutputsFile =
  | (Omit<ReadOutputsFile, 'refusal'> & { readonly refusal: ToldRefusal | null })
  | { readonly error: { readonly message: string } };

/** Asks the server what a file of outputs holds that was chosen for a study, and what would come of importing it. */
export function useOutputsFile(slug: string) {
  const { told, busy, sent, ask } = useAsked<ToldOutputsFile>();
  return {
    told,
    busy,
    sent,
    /** @param columns what they mean; null for what their names let guess */
    ask(file: File | null, columns: readonly MappedColumn[] | null) {
      if (file === null) return ask(null, true);
      const body = new FormData();
      body.set('outputs', file);
      // What is there already is no fault of the file's; the import says so, unless it is to be replaced.
      body.set('replace', 'yes');
      if (columns !== null) body.set('columns', JSON.stringify(columns));
      const address = `/studies/${slug}/outputs/preview`;
      return ask({ address, request: { method: 'POST', body } }, columns === null);
    },
  };
}
