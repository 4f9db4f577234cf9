import { useEffect, useState } from 'react';
import { useWatch, type Control } from 'react-hook-form';
import type { NewStudyValues } from '../newStudyValues.ts';
import type { Outlook } from './outlook.ts';
import type { DraftFacts } from './facts.ts';

/** Sizes that are thought of where nothing is known yet. */
const ITEMS = 120;
const RATERS = 10;
/** After the last change it waits so long before it asks. */
const ASK_AFTER_MS = 400;

export interface ShownOutlook {
  /** Null while nothing is known, or where what raters are asked is not right yet. */
  readonly outlook: Outlook | null;
  readonly busy: boolean;
  /** The sizes that it is of. */
  readonly items: number;
  readonly raters: number;
  /** Whether the items are those of the file, and not only thought of. */
  readonly isOfFile: boolean;
  /** Thinks of another number of items; null = those of the file. */
  readonly onItems: (items: number | null) => void;
}

/**
 * What the study of a draft comes to. It is computed on the server from what is saved, so it follows what is typed by a
 * second or two; what is shown stays until then.
 */
export function useOutlook(
  id: string,
  control: Control<NewStudyValues>,
  facts: DraftFacts | null,
  version: number,
): ShownOutlook {
  const { raters: typed } = useWatch({ control, name: 'planning' });
  const [wanted, setWanted] = useState<number | null>(null);
  const [outlook, setOutlook] = useState<Outlook | null>(null);
  const [answered, setAnswered] = useState('');
  const items = wanted ?? Math.max(2, facts?.items ?? ITEMS);
  const raters = typed !== null && Number.isInteger(typed) && typed >= 2 ? Math.min(typed, 10_000) : RATERS;

  const asking = `items=${items}&raters=${raters}`;
  const key = `${asking}&version=${version}`;

  useEffect(() => {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      void asked(`/drafts/${id}/outlook?${asking}`, controller.signal).then((answer) => {
        if (controller.signal.aborted) return;
        setAnswered(key);
        if (answer !== undefined) setOutlook(answer);
      });
    }, ASK_AFTER_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [id, asking, key]);

  return {
    outlook,
    busy: answered !== key,
    items,
    raters,
    isOfFile: wanted === null && facts !== null,
    onItems: setWanted,
  };
}

/** Undefined where no answer came: what was known stays. */
async function asked(address: string, signal: AbortSignal): Promise<Outlook | null | undefined> {
  try {
    const response = await fetch(address, { signal });
    return response.ok ? ((await response.json()) as { outlook: Outlook | null }).outlook : undefined;
  } catch {
    return undefined;
  }
}
