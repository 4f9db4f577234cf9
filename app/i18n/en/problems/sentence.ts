import type { SaidOfPlace } from '#app/core/shared/reasons/reason.ts';
import type { Tell } from '../../problemWords.ts';

/** A fault as a sentence of its own: one that is a sentence already as it is, else behind its place. */
export function sentence(tell: Tell, fault: SaidOfPlace): string {
  const text = tell(fault);
  return text.endsWith('.') ? text : `${tell.place(fault.path)}: ${text}.`;
}
