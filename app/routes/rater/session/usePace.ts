import { useState } from 'react';
import { breakDue, paceAfter, type Pace } from '#app/components/rating/pace.ts';
import { keepStored, loadStored } from './stored.ts';

/** Follows how long a rater has been at work, over reloads, so that a break can be suggested. */
export function usePace(link: string): {
  breakDue: boolean;
  worked: (activeMs: number) => void;
  dismiss: () => void;
} {
  const name = `evenhand-pace:${link}`;
  const [due, setDue] = useState(false);
  const keep = (next: Pace) => {
    keepStored(name, next);
    setDue(breakDue(next));
  };
  return {
    breakDue: due,
    worked: (activeMs) => keep(paceAfter(loadStored<Pace>(name), { now: Date.now(), activeMs })),
    dismiss: () => keep({ activeMs: 0, at: Date.now() }),
  };
}
