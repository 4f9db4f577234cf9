import { useLocation } from '@remix-run/react';
import { useState } from 'react';
import { useOutbox } from './useOutbox.ts';

/**
 * What became of judgments that were not sent when the rating page was left: sent now where that is possible, else
 * counted as waiting, or as come too late together with those that the rating page knew of.
 */
export function useLeftovers(link: string): { waiting: number; uncounted: number } {
  const before = (useLocation().state as { uncounted?: number } | null)?.uncounted ?? 0;
  const [waiting, setWaiting] = useState(0);
  const [late, setLate] = useState(0);
  const outbox = useOutbox(link, {
    changed: () => setWaiting(outbox.waiting.length),
    lost: () => setLate((count) => count + 1),
  });
  return { waiting, uncounted: before + late };
}
