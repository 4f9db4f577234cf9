import type { Problem } from '../shared/errors.ts';
import { storingProblem } from '../shared/storable.ts';
import { looksLike, readText } from './readText.ts';

/** Longest text of a control, in characters. */
const LIMIT = 100_000;

/**
 * What is wrong with a control's text that a lead wrote; empty = it may take the place of the one that was made.
 *
 * @param taken what the systems wrote for the item: a control that equals one of them would be rated as that system
 */
export function controlProblems(text: string, taken: readonly string[]): Problem[] {
  const problem = (message: string) => [{ path: 'text', message }];
  if (readText(text) === '') return problem('is empty');
  if (text.length > LIMIT) return problem(`has more than ${LIMIT} characters`);
  const unstorable = storingProblem(text);
  if (unstorable !== null) return problem(unstorable);
  if (taken.some((other) => looksLike(other, text))) {
    return problem('is what a system wrote for this item; change it so that it does harm');
  }
  return [];
}
