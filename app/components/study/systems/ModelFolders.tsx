import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import type { ListedModel, ModelFolders } from '#app/services/generation/listModelFolders.ts';

/** A model of this machine that may be chosen. */
export type ToldModel = Omit<ListedModel, 'refusal'> & {
  /** Why it can't be used. */
  readonly refusal: string | null;
};

/** What the server says of the models that are there. */
export type ToldModelFolders = Omit<ModelFolders, 'models'> & { readonly models: readonly ToldModel[] };

export interface ModelFolderListing {
  /** Null where nothing was said yet; `unanswered` where no answer came. */
  readonly told: ToldModelFolders | 'unanswered' | null;
  readonly busy: boolean;
  readonly ask: () => void;
}

const Context = createContext<ModelFolderListing>({ told: null, busy: false, ask: () => undefined });

/** Keeps what the server said of its models for all systems of a form; it is asked when the first field wants it. */
export function ModelFoldersProvider({ children }: { children: ReactNode }) {
  const [told, setTold] = useState<ModelFolderListing['told']>(null);
  const [busy, setBusy] = useState(false);
  const asking = useRef<AbortController | null>(null);
  useEffect(() => () => asking.current?.abort(), []);
  const ask = useCallback(() => {
    asking.current?.abort();
    const controller = new AbortController();
    asking.current = controller;
    setBusy(true);
    void answer(controller.signal).then((given) => {
      if (controller.signal.aborted) return;
      setTold(given);
      setBusy(false);
    });
  }, []);
  const listing = useMemo(() => ({ told, busy, ask }), [told, busy, ask]);
  return <Context.Provider value={listing}>{children}</Context.Provider>;
}

/** The models that are there, asked for once. */
export function useModelFolders(): ModelFolderListing {
  const listing = useContext(Context);
  const { told, busy, ask } = listing;
  const isKnown = told !== null || busy;
  useEffect(() => {
    if (!isKnown) ask();
    // Later it is asked by hand.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return listing;
}

async function answer(signal: AbortSignal): Promise<ToldModelFolders | 'unanswered'> {
  try {
    const response = await fetch('/new-study/model-folders', { signal });
    return response.ok ? ((await response.json()) as ToldModelFolders) : 'unanswered';
  } catch {
    return 'unanswered';
  }
}
