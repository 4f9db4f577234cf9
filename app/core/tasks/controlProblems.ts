import { problem, problemAt, type Problem } from '../shared/errors.ts';
import { storingFault } from '../shared/storable.ts';
import { looksLike, readText } from './readText.ts';

/** Longest text of a control, in characters. */
const LIMIT = 100_000;

/**
 * What is wrong with a control's text that a lead wrote; empty = it may take the place of the one that was made.
 *
 * @param taken what the systems wrote for the item: a control that equals one of them would be rated as that system
 */
export function controlProblems(text: string, taken: readonly string[]): Problem[] {
  if (readText(text) === '') return [problem('text', 'is-empty')];
  if (text.length > LIMIT) return [problem('text', 'too-many-characters', { most: LIMIT })];
  const unstorable = storingFault(text);
  if (unstorable !== null) return [problemAt('text', unstorable)];
  return taken.some((other) => looksLike(other, text)) ? [problem('text', 'is-systems-text')] : [];
}
