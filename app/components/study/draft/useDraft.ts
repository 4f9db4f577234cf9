import { useCallback, useEffect, useRef, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import {
  applyChanges,
  changesBetween,
  isSame,
  type Change,
  type Conflict,
  type JsonObject,
  type Place,
} from '#app/core/studies/drafts/changes.ts';
import type { NewStudyValues } from '../newStudyValues.ts';

/** After the last key it waits so long before it saves. */
const SAVE_AFTER_MS = 600;
/** How often it asks for what others changed; and how soon it tries again where nothing could be saved. */
const ASK_EVERY_MS = 5000;

export type SaveState = 'saved' | 'saving' | 'offline' | 'signed-out' | 'refused' | 'gone';

export interface DraftSaving {
  readonly state: SaveState;
  /** Grows whenever something was saved, here or by somebody else. */
  readonly version: number;
  /** Who else has the draft open. */
  readonly others: readonly string[];
  /** What this page and somebody else changed both; the page's own stays in the form until it is decided. */
  readonly conflicts: readonly Conflict[];
  /** Why it could not be saved, where the server says so. */
  readonly message: string | null;
  /** Saves what is left, and says whether all of it is saved. */
  readonly save: () => Promise<boolean>;
  /** Decides a conflict. */
  readonly decide: (conflict: Conflict, keep: 'mine' | 'theirs') => void;
}

/** What a browser keeps of what it could not save yet. */
interface Unsaved {
  readonly base: JsonObject;
  readonly values: JsonObject;
}

/** The form's values as JSON has them: what is no number is null, what is absent is left out. */
function plain(values: NewStudyValues): JsonObject {
  return JSON.parse(JSON.stringify(values)) as JsonObject;
}

/**
 * Saves a draft as it is typed, keeps what can't be saved in the browser until it can, and brings in what others change
 * meanwhile. Of two who change the same, the second is told and decides.
 *
 * @param stored what the server has, and of which version
 */
export function useDraft(
  id: string,
  form: UseFormReturn<NewStudyValues>,
  stored: { readonly values: JsonObject; readonly version: number },
): DraftSaving {
  const [state, setState] = useState<SaveState>('saved');
  const [version, setVersion] = useState(stored.version);
  const [others, setOthers] = useState<readonly string[]>([]);
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  const [message, setMessage] = useState<string | null>(null);
  // What the server had when it last said so; what differs from it in the form is unsaved.
  const base = useRef<JsonObject>(stored.values);
  const known = useRef(stored.version);
  const held = useRef<readonly Conflict[]>([]);
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  // Each page keeps its own: two tabs of one browser must not take each other's away.
  const [key] = useState(() => `${prefixOf(id)}${Math.random().toString(36).slice(2)}`);
  const taken = useRef<readonly string[]>([]);

  const unsaved = useCallback((): Change[] => {
    const isHeld = (place: Place) => held.current.some((conflict) => isWithin(place, conflict.place));
    return changesBetween(base.current, plain(form.getValues())).filter(({ place }) => !isHeld(place));
  }, [form]);

  const hold = useCallback((list: readonly Conflict[]) => {
    held.current = list;
    setConflicts(list);
  }, []);

  /** Takes over what the server has now; what was typed here and is not saved stays. */
  const takeOver = useCallback(
    (values: JsonObject, mine: readonly Change[]) => {
      const here = plain(form.getValues());
      const { values: wanted } = applyChanges(values, mine);
      base.current = values;
      for (const { place, after } of changesBetween(here, wanted)) {
        if (held.current.some((conflict) => isWithin(place, conflict.place))) continue;
        form.setValue(place.join('.') as never, after as never, { shouldDirty: true });
      }
    },
    [form],
  );

  const send = useCallback(async (): Promise<boolean> => {
    const changes = unsaved();
    if (changes.length === 0) {
      setState((now) => (now === 'gone' || now === 'refused' ? now : 'saved'));
      forget([key, ...taken.current]);
      return true;
    }
    setState('saving');
    keep(key, { base: base.current, values: plain(form.getValues()) });
    const answer = await post(`/drafts/${id}/changes`, { changes });
    if ('state' in answer) {
      setState(answer.state);
      setMessage(answer.message);
      return false;
    }
    const typed = changesBetween(appliedTo(base.current, changes), plain(form.getValues()));
    if (answer.conflicts.length > 0) hold([...held.current, ...answer.conflicts]);
    takeOver(answer.values, typed);
    known.current = answer.version;
    setVersion(answer.version);
    setMessage(null);
    const left = unsaved().length > 0;
    setState(left ? 'saving' : 'saved');
    if (!left && held.current.length === 0) forget([key, ...taken.current]);
    return !left;
  }, [form, hold, id, key, takeOver, unsaved]);

  const save = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    // One after the other, so that each begins with what the one before left.
    const before = running.current ?? Promise.resolve(true);
    const own = before.then(send, send);
    running.current = own;
    const isSaved = await own;
    if (running.current === own) running.current = null;
    return isSaved;
  }, [send]);

  // What an earlier visit could not save.
  useEffect(() => {
    const left = kept(prefixOf(id));
    if (left.length === 0) return;
    taken.current = left.map(({ key: of }) => of);
    const changes = left.flatMap(({ unsaved: one }) => changesBetween(one.base, one.values));
    const { values, conflicts: found } = applyChanges(base.current, changes);
    for (const { place, after } of changesBetween(plain(form.getValues()), {
      ...plain(form.getValues()),
      ...values,
    })) {
      form.setValue(place.join('.') as never, after as never, { shouldDirty: true });
    }
    for (const { place, mine } of found) form.setValue(place.join('.') as never, mine as never);
    if (found.length > 0) hold(found);
    void save();
  }, [form, hold, id, save]);

  useEffect(() => {
    const { unsubscribe } = form.watch(() => {
      if (unsaved().length === 0) return;
      setState((now) => (now === 'saved' ? 'saving' : now));
      keep(key, { base: base.current, values: plain(form.getValues()) });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), SAVE_AFTER_MS);
    });
    const leave = () => void save();
    const online = () => void save();
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', online);
    return () => {
      unsubscribe();
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', online);
      clearTimeout(timer.current);
      if (unsaved().length > 0) void save();
    };
  }, [form, key, save, unsaved]);

  useEffect(() => {
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      if (unsaved().length > 0) return void save();
      const answer = await get(`/drafts/${id}/changes?version=${known.current}`);
      if (answer === null) return;
      setOthers((now) => (isSame(now, answer.others) ? now : answer.others));
      if (answer.values === null || answer.version <= known.current) return;
      takeOver(answer.values, unsaved());
      known.current = answer.version;
      setVersion(answer.version);
    };
    void ask();
    const every = setInterval(() => void ask(), ASK_EVERY_MS);
    return () => clearInterval(every);
  }, [id, save, takeOver, unsaved]);

  const decide = (conflict: Conflict, choice: 'mine' | 'theirs') => {
    hold(held.current.filter((one) => one !== conflict));
    if (choice === 'theirs') {
      form.setValue(conflict.place.join('.') as never, conflict.theirs as never, { shouldDirty: true });
    }
    void save();
  };

  return { state, version, others, conflicts, message, save, decide };
}

const isWithin = (place: Place, around: Place) => around.every((step, index) => place[index] === step);

const appliedTo = (values: JsonObject, changes: readonly Change[]) => applyChanges(values, changes).values;

interface Saved {
  readonly version: number;
  readonly values: JsonObject;
  readonly conflicts: readonly Conflict[];
}

async function post(
  address: string,
  body: object,
): Promise<Saved | { readonly state: SaveState; readonly message: string | null }> {
  const text = JSON.stringify(body);
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: text,
      // A page that is left goes on sending, as far as browsers allow it.
      keepalive: text.length < 60_000,
    });
    if (response.ok) return (await response.json()) as Saved;
    const { error } = (await response.json()) as { error: { message: string } };
    const states: Record<number, SaveState> = { 401: 'signed-out', 404: 'gone', 409: 'gone' };
    const isOurs = response.status >= 500 || response.status === 429;
    return { state: isOurs ? 'offline' : (states[response.status] ?? 'refused'), message: error.message };
  } catch {
    return { state: 'offline', message: null };
  }
}

async function get(
  address: string,
): Promise<{ version: number; values: JsonObject | null; others: readonly string[] } | null> {
  try {
    const response = await fetch(address);
    return response.ok ? ((await response.json()) as Awaited<ReturnType<typeof get>>) : null;
  } catch {
    return null;
  }
}

/** The browser's storage may be switched off or full: then only the open page holds what is unsaved. */
function keep(key: string, unsaved: Unsaved): void {
  try {
    localStorage.setItem(key, JSON.stringify(unsaved));
  } catch {
    // Said nowhere: the page itself goes on trying to save.
  }
}

const prefixOf = (id: string) => `evenhand-draft-${id}-`;

/** What pages of this draft could not save, of tabs that are closed and of those that are still at it. */
function kept(prefix: string): { key: string; unsaved: Unsaved }[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => {
        const unsaved = JSON.parse(localStorage.getItem(key) ?? 'null') as Unsaved | null;
        return unsaved === null ? [] : [{ key, unsaved }];
      });
  } catch {
    return [];
  }
}

function forget(keys: readonly string[]): void {
  try {
    for (const key of keys) localStorage.removeItem(key);
  } catch {
    // As in `keep`.
  }
}
