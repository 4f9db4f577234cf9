import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { overlaps, type Span } from '#app/core/kinds/likert/spans.ts';
import type { Highlight } from '#app/core/kinds/likert/answer.ts';
import type { BlindLikertTask } from '#app/core/ratings/blindTask.ts';
import type { Severity } from '#app/core/kinds/likert/highlights.ts';
import { selectedSpan } from './selection.ts';
import { withMark, wordsOf } from './spans.ts';
import { cursorOn, moved, spanUnder, type WordCursor } from './wordCursor.ts';

/** Time in which a touch on a button may take a selection away before the button is pressed, in milliseconds. */
const TOUCH_GRACE_MS = 300;

/** Marking faulty spans of a text: what is chosen, by a pointer or by keys, and what becomes of it. */
export interface Marking {
  /** Holds the text and nothing else. */
  readonly holder: RefObject<HTMLDivElement>;
  /** What is chosen by keys, shown in the text. */
  readonly cursor: Span | null;
  /** What a severity would mark now: chosen by keys or selected by a pointer. */
  readonly chosen: Span | null;
  /** The mark whose details are open, by its start. */
  readonly open: number | null;
  setOpen: (start: number | null) => void;
  /** Closes the details; whoever came to them from choosing words by keys goes on there. */
  close: () => void;
  mark: (severity: Severity) => void;
  change: (start: number, changes: Partial<Highlight> | null) => void;
  begin: () => void;
  end: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * @param onLeave called when keys lead out of the text
 * @param onResume called when keys lead back to it
 */
export function useMarking(
  task: BlindLikertTask,
  marks: readonly Highlight[],
  onChange: (marks: readonly Highlight[]) => void,
  onLeave: () => void,
  onResume: () => void,
): Marking {
  const holder = useRef<HTMLDivElement>(null);
  const words = useMemo(() => wordsOf(task.text, task.language), [task]);
  const [place, setPlace] = useState<WordCursor | null>(null);
  const [selected, setSelected] = useState<Span | null>(null);
  const [open, setOpen] = useState<number | null>(null);
  /** Where keys were when the details of a mark opened by themselves. */
  const left = useRef<WordCursor | null>(null);
  const cursor = place === null ? null : spanUnder(place, words);
  const chosen = cursor ?? selected;

  useEffect(() => {
    holder.current?.querySelector('[data-cursor]')?.scrollIntoView({ block: 'nearest' });
  }, [place]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onSelection = () => {
      clearTimeout(timer);
      const span = holder.current === null ? null : selectedSpan(holder.current, task.text);
      if (span !== null) setSelected(span);
      else timer = setTimeout(() => setSelected(null), TOUCH_GRACE_MS);
    };
    document.addEventListener('selectionchange', onSelection);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', onSelection);
    };
  }, [task]);

  const mark = (severity: Severity) => {
    if (chosen === null) return;
    onChange(withMark(marks, { ...chosen, severity }));
    setSelected(null);
    window.getSelection()?.removeAllRanges();
    if (task.highlights?.categories === undefined) return;
    // Its kind is still to be said.
    left.current = place;
    setPlace(null);
    setOpen(chosen.start);
  };
  const close = () => {
    setOpen(null);
    if (left.current === null) return;
    onResume();
    setPlace(left.current);
    left.current = null;
  };
  const change = (start: number, changes: Partial<Highlight> | null) => {
    onChange(
      marks.flatMap((other) => {
        if (other.start !== start) return [other];
        return changes === null ? [] : [{ ...other, ...changes }];
      }),
    );
    if (changes === null) close();
  };
  const begin = () => setPlace(place ?? cursorOn(0, words.length));
  const end = () => setPlace(null);

  const onKeyDown = (event: KeyboardEvent) => {
    if (place === null || event.ctrlKey || event.altKey || event.metaKey) return;
    const rightToLeft = holder.current !== null && getComputedStyle(holder.current).direction === 'rtl';
    const act = actOf(event, rightToLeft, {
      step: (by, extend) => setPlace(moved(place, by, words.length, extend)),
      mark: (number) => {
        const severity = task.highlights?.severities[number - 1];
        if (severity !== undefined) mark(severity);
      },
      remove: () => {
        if (cursor !== null) onChange(marks.filter((other) => !overlaps(other, cursor)));
      },
      leave: () => {
        end();
        onLeave();
      },
      last: words.length,
    });
    if (act === null) return;
    event.preventDefault();
    act();
  };
  return { holder, cursor, chosen, open, setOpen, close, mark, change, begin, end, onKeyDown };
}

interface KeyActs {
  step: (by: number, extend: boolean) => void;
  mark: (number: number) => void;
  remove: () => void;
  leave: () => void;
  /** More steps than there are words. */
  last: number;
}

/** What a key means while words are chosen; null where it means nothing here. Figures mark, whatever is asked below. */
function actOf(
  { key, code, shiftKey }: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>,
  rightToLeft: boolean,
  acts: KeyActs,
): (() => void) | null {
  // By place, so that an input method does not swallow them.
  const figure = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (figure !== undefined && !shiftKey) return () => acts.mark(Number(figure));
  switch (key) {
    case 'ArrowRight':
      return () => acts.step(rightToLeft ? -1 : 1, shiftKey);
    case 'ArrowLeft':
      return () => acts.step(rightToLeft ? 1 : -1, shiftKey);
    case 'ArrowDown':
      return () => acts.step(10, shiftKey);
    case 'ArrowUp':
      return () => acts.step(-10, shiftKey);
    case 'Home':
      return () => acts.step(-acts.last, shiftKey);
    case 'End':
      return () => acts.step(acts.last, shiftKey);
    case 'Delete':
    case 'Backspace':
      return acts.remove;
    case 'Escape':
      return acts.leave;
    default:
      return null;
  }
}
