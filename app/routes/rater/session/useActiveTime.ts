import { useEffect, useMemo, useRef } from 'react';
import { ActiveClock } from '#app/components/rating/activeClock.ts';

const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll', 'touchmove'] as const;

export interface ActiveTime {
  /** Active milliseconds on the task so far. */
  read: () => number;
  /** Goes on from a draft's time. */
  resume: (milliseconds: number) => void;
}

/** Measures the active time on a task; begins anew whenever `task` (its id) changes. */
export function useActiveTime(task: string | null): ActiveTime {
  const clock = useRef<ActiveClock | null>(null);
  useEffect(() => {
    const running = new ActiveClock(performance.now());
    clock.current = running;
    if (document.hidden) running.hide(performance.now());
    const touch = () => !document.hidden && running.touch(performance.now());
    const onVisibility = () =>
      document.hidden ? running.hide(performance.now()) : running.show(performance.now());
    for (const name of SIGNS_OF_LIFE) window.addEventListener(name, touch, { passive: true, capture: true });
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      for (const name of SIGNS_OF_LIFE) window.removeEventListener(name, touch, { capture: true });
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [task]);
  return useMemo(
    () => ({
      read: () => clock.current?.read(performance.now()) ?? 0,
      resume: (milliseconds: number) => clock.current?.add(milliseconds),
    }),
    [],
  );
}
