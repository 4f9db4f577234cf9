import { useEffect, useLayoutEffect, useRef } from 'react';

// A key that comes right after a new task has been drawn must already find its meaning: an ordinary effect would
// be too late. On the server there is nothing to lay out.
const useEffectAtOnce = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/** What a key does: `1`, `Enter`, `u`, `?` … → the act. */
export type Shortcuts = Readonly<Record<string, () => void>>;

/** Whether the person is writing there, so that letters and digits are text. */
function isTyping(target: Element): boolean {
  return target.matches(
    'textarea, select, [contenteditable=""], [contenteditable="true"], input:not([type="radio"], [type="checkbox"], [type="button"], [type="submit"], [inputmode="numeric"])',
  );
}

/** Whether the key is a figure for a field that takes figures alone; letters keep their meaning there. */
function isFigureFor(target: Element, key: string): boolean {
  return /^\d$/.test(key) && target.matches('input[inputmode="numeric"]');
}

/** The name of a key: digits by place, so that an input method does not swallow them. */
function nameOf(event: KeyboardEvent): string {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  if (digit !== undefined && !event.shiftKey) return digit;
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

/**
 * The shortcut that a key press means, or undefined: none while writing, in a dialog, while an input method
 * composes, or with a modifier; Enter is left to whatever has the focus and is operated by it.
 */
export function shortcutOf(event: KeyboardEvent, shortcuts: Shortcuts): (() => void) | undefined {
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.defaultPrevented || event.isComposing || target.closest('[role="dialog"]') !== null)
    return undefined;
  if (event.key === 'Enter' && event.ctrlKey && !event.altKey && !event.metaKey)
    return shortcuts['Control+Enter'];
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(target)) return undefined;
  if (event.key === 'Enter' && target.closest('button, a, summary') !== null) return undefined;
  const name = nameOf(event);
  return isFigureFor(target, name) ? undefined : shortcuts[name];
}

/** Keys for the whole page while the component is there. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  useEffectAtOnce(() => {
    current.current = shortcuts;
  });
  useEffectAtOnce(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const act = shortcutOf(event, current.current);
      if (act === undefined) return;
      event.preventDefault();
      if (!event.repeat) act();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
