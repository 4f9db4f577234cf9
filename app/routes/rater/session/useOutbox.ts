import { useEffect, useState } from 'react';
import { Outbox, postOf, type OutboxListener } from './outbox.ts';

/** Waits between attempts while something is in the way, in milliseconds; the last one goes on. */
const WAITS_MS = [2000, 4000, 8000, 15_000, 30_000] as const;

/**
 * The outbox of a link, which sends by itself: at once, when the connection comes back, when the page is shown again,
 * and from time to time as long as the server cannot be reached.
 */
export function useOutbox(link: string, listener: OutboxListener): Outbox {
  const [outbox] = useState(() => new Outbox(link, postOf(link)));
  // The listener sees what the page shows now, so it is another one each time.
  useEffect(() => outbox.subscribe(listener));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let attempt = 0;
    const flush = () => {
      clearTimeout(timer);
      timer = undefined;
      if (outbox.waiting.length > 0) void outbox.flush();
    };
    const retry = () => {
      const { stuck } = outbox;
      if (stuck === null) attempt = 0;
      if (timer !== undefined || (stuck?.kind !== 'offline' && stuck?.kind !== 'server')) return;
      timer = setTimeout(flush, WAITS_MS[attempt]);
      attempt = Math.min(attempt + 1, WAITS_MS.length - 1);
    };
    const atOnce = () => !document.hidden && flush();
    const onUnload = (event: BeforeUnloadEvent) => {
      if (!outbox.safe && outbox.waiting.length > 0) event.preventDefault();
    };
    const unsubscribe = outbox.subscribe({ changed: retry });
    window.addEventListener('online', atOnce);
    document.addEventListener('visibilitychange', atOnce);
    window.addEventListener('beforeunload', onUnload);
    flush();
    return () => {
      clearTimeout(timer);
      unsubscribe();
      window.removeEventListener('online', atOnce);
      document.removeEventListener('visibilitychange', atOnce);
      window.removeEventListener('beforeunload', onUnload);
    };
  }, [outbox]);
  return outbox;
}
