import { useEffect, useRef, useState } from 'react';
import type { ItemColumns } from '#app/services/studies/parseItems.ts';
import type { ToldItemsFile } from './ItemsPreview.tsx';

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

/**
 * Asks the server what a chosen file holds. It is a request of its own and no submission of the page, which would load
 * the page's data anew each time.
 *
 * @returns what was said last of the file (null = nothing yet, `unanswered` where no answer came), and how to ask
 */
export function useItemsFile({ address, isKept }: ItemsPlace) {
  const [told, setTold] = useState<ToldItemsFile | 'unanswered' | null>(null);
  const [busy, setBusy] = useState(false);
  const asking = useRef<AbortController | null>(null);
  useEffect(() => () => asking.current?.abort(), []);
  useEffect(() => {
    if (!isKept) return;
    const controller = new AbortController();
    asking.current = controller;
    void answerOf(address, { signal: controller.signal }).then((answer) => {
      if (!controller.signal.aborted) setTold(answer);
    });
    return () => controller.abort();
    // Only of the file that was kept when the page came: of later ones it is told when they are chosen.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [address]);

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
    const answer = await answerTo(address, items, controller.signal);
    if (controller.signal.aborted) return;
    setTold(answer);
    setBusy(false);
  }

  return { told, busy, ask };
}

async function answerTo(
  address: string,
  { file, columns }: ChosenItems,
  signal: AbortSignal,
): Promise<ToldItemsFile | 'unanswered'> {
  const body = new FormData();
  if (file !== null) body.set('items', file);
  if (columns !== null) body.set('columns', JSON.stringify(columns));
  return (await answerOf(address, { method: 'POST', body, signal })) ?? 'unanswered';
}

async function answerOf(address: string, request: RequestInit): Promise<ToldItemsFile | 'unanswered' | null> {
  try {
    const response = await fetch(address, request);
    return (await response.json()) as ToldItemsFile | null;
  } catch {
    return 'unanswered';
  }
}
