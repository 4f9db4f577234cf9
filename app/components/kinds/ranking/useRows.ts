import { useRef, useState, type RefObject } from 'react';

/** Rows that are answered one after the other: which one digits answer, and how the focus moves between them. */
export interface RowState {
  readonly current: number;
  onFocus: (row: number) => void;
  /** Moves the focus into a row, to its answer where it has one. */
  focus: (row: number) => void;
}

/** @returns the rows' state, and the ref of the element that holds them */
export function useRows(): [RowState, RefObject<HTMLDivElement>] {
  const [current, setCurrent] = useState(0);
  const holder = useRef<HTMLDivElement>(null);
  const focus = (row: number) => {
    const found = holder.current?.querySelectorAll('[data-row]')[row];
    const input =
      found?.querySelector<HTMLInputElement>('input:checked') ??
      found?.querySelector<HTMLInputElement>('input');
    input?.focus();
  };
  return [{ current, onFocus: setCurrent, focus }, holder];
}
