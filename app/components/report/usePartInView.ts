import { useEffect, useState } from 'react';

/**
 * Which of a page's parts is being read: the last one that begins above the middle of the screen. The first one until
 * the page runs, and where it doesn't.
 *
 * @param ids of the parts' elements, in their order
 */
export function usePartInView(ids: readonly string[]): string | undefined {
  const [current, setCurrent] = useState(ids[0]);
  const joined = ids.join(' ');
  useEffect(() => {
    const own = joined.split(' ');
    let asked = 0;
    const look = () => {
      asked = 0;
      const middle = window.innerHeight / 2;
      const begun = own.filter(
        (id) => (document.getElementById(id)?.getBoundingClientRect().top ?? Infinity) < middle,
      );
      setCurrent(begun.at(-1) ?? own[0]);
    };
    const ask = () => {
      if (asked === 0) asked = requestAnimationFrame(look);
    };
    ask();
    window.addEventListener('scroll', ask, { passive: true });
    window.addEventListener('resize', ask);
    return () => {
      cancelAnimationFrame(asked);
      window.removeEventListener('scroll', ask);
      window.removeEventListener('resize', ask);
    };
  }, [joined]);
  return current;
}
