import { useEffect, useRef, useState } from 'react';
import type { ItemColumns } from '#app/services/studies/parseItems.ts';
import type { ToldItemsFile } from './ItemsPreview.tsx';

/** A file of items that was chosen, and what its columns mean where that was said; null = as their names say. */
export interface ChosenItems {
  readonly file: File;
  readonly columns: ItemColumns | null;
}

/**
 * Asks the server what a chosen file holds. It is a request of its own and no submission of the page, which would load
 * the page's data anew each time.
 *
 * @returns what was said last of the file (null = nothing yet, `unanswered` where no answer came), and how to ask
 */
export function useItemsFile() {
  const [told, setTold] = useState<ToldItemsFile | 'unanswered' | null>(null);
  const [busy, setBusy] = useState(false);
  const asking = useRef<AbortController | null>(null);
  useEffect(() => () => asking.current?.abort(), []);

  /**
   * What is known of a file stays while its columns are said anew; what was known of another goes at once, so that
   * nothing moves beneath the pointer when the answer comes.
   */
  async function ask(items: ChosenItems | null) {
    asking.current?.abort();
    if (items === null || items.columns === null) setTold(null);
    setBusy(items !== null);
    if (items === null) return;
    const controller = new AbortController();
    asking.current = controller;
    const answer = await answerTo(items, controller.signal);
    if (controller.signal.aborted) return;
    setTold(answer);
    setBusy(false);
  }

  return { told, busy, ask };
}

async function answerTo(
  { file, columns }: ChosenItems,
  signal: AbortSignal,
): Promise<ToldItemsFile | 'unanswered'> {
  const body = new FormData();
  body.set('items', file);
  if (columns !== null) body.set('columns', JSON.stringify(columns));
  try {
    const response = await fetch('/new-study/items', { method: 'POST', body, signal });
    return (await response.json()) as ToldItemsFile;
  } catch {
    return 'unanswered';
  }
}
