import { codePointOffset, type Span } from '#app/core/kinds/likert/spans.ts';
import { trimmed } from './spans.ts';

/**
 * What is selected of a text on the page, as offsets in code points, blanks at its ends left out; null where nothing
 * is. A selection that reaches beyond the text counts as far as it lies inside.
 *
 * @param holder the element that holds the text and nothing else
 */
export function selectedSpan(holder: HTMLElement, text: string): Span | null {
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(holder)) return null;
  const whole = document.createRange();
  whole.selectNodeContents(holder);
  const shown = whole.toString();
  const offset = (node: Node, at: number, outside: number) => {
    if (!holder.contains(node)) return outside;
    const before = document.createRange();
    before.selectNodeContents(holder);
    before.setEnd(node, at);
    return before.toString().length;
  };
  const start = offset(range.startContainer, range.startOffset, 0);
  const end = offset(range.endContainer, range.endOffset, shown.length);
  const point = (at: number) => codePointOffset(text, originalOffset(text, shown.length, at));
  return trimmed(text, { start: point(start), end: point(end) });
}

/**
 * The offset in a text of an offset in what the page shows of it, in UTF-16 units. A page that came from the server
 * shows a carriage return and line feed as one character.
 */
export function originalOffset(text: string, shownLength: number, at: number): number {
  if (shownLength === text.length) return at;
  let shown = 0;
  let original = 0;
  while (shown < at && original < text.length) {
    original += text.startsWith('\r\n', original) ? 2 : 1;
    shown += 1;
  }
  return original;
}
