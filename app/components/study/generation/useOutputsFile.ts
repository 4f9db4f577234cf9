import { useEffect, useRef, useState } from 'react';
import type { MappedColumn } from '#app/services/imports/columnMap.ts';
import type { ReadOutputsFile } from '#app/services/generation/previewOutputs.ts';

/** What the server says of a file of outputs: how it was read, or that it could not be. */
export type ToldOutputsFile =
  | (Omit<ReadOutputsFile, 'refusal'> & {
      readonly refusal: {
        readonly message: string;
        readonly problems: readonly { readonly path: string; readonly message: string }[];
      } | null;
    })
  | { readonly error: { readonly message: string } };

/** Asks the server what a file of outputs holds that was chosen for a study, and what would come of importing it. */
export function useOutputsFile(slug: string) {
  const [told, setTold] = useState<ToldOutputsFile | 'unanswered' | null>(null);
  const [busy, setBusy] = useState(false);
  const asking = useRef<AbortController | null>(null);
  useEffect(() => () => asking.current?.abort(), []);

  /** @param columns what they mean; null for what their names let guess */
  async function ask(file: File | null, columns: readonly MappedColumn[] | null) {
    asking.current?.abort();
    // What is known of a file stays while its columns are said anew.
    if (columns === null) setTold(null);
    setBusy(file !== null);
    if (file === null) return;
    const controller = new AbortController();
    asking.current = controller;
    const answer = await answerTo(slug, file, columns, controller.signal);
    if (controller.signal.aborted) return;
    setTold(answer);
    setBusy(false);
  }

  return { told, busy, ask };
}

async function answerTo(
  slug: string,
  file: File,
  columns: readonly MappedColumn[] | null,
  signal: AbortSignal,
): Promise<ToldOutputsFile | 'unanswered'> {
  const body = new FormData();
  body.set('outputs', file);
  // What is there already is no fault of the file's; the import says so, unless it is to be replaced.
  body.set('replace', 'yes');
  if (columns !== null) body.set('columns', JSON.stringify(columns));
  try {
    const response = await fetch(`/studies/${slug}/outputs/preview`, { method: 'POST', body, signal });
    return (await response.json()) as ToldOutputsFile;
  } catch {
    return 'unanswered';
  }
}
