import type { Problem } from '../shared/errors.ts';

/** Longest text of a control, in characters. */
const LIMIT = 100_000;

/**
 * What is wrong with a control's text that a lead wrote; empty = it may take the place of the one that was made.
 *
 * @param taken what the systems wrote for the item: a control that equals one of them would be rated as that system
 */
export function controlProblems(text: string, taken: readonly string[]): Problem[] {
  const problem = (message: string) => [{ path: 'text', message }];
  if (text.trim() === '') return problem('is empty');
  if (text.length > LIMIT) return problem(`has more than ${LIMIT} characters`);
  if (text.includes('\u0000')) return problem('has a NUL character (U+0000); remove it');
  if (taken.some((other) => other.trim() === text.trim())) {
    return problem('is what a system wrote for this item; change it so that it does harm');
  }
  return [];
}
