import { said } from '#app/core/shared/errors.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';

/** What is wrong with a panel rater's name, trimmed; null where nothing is. */
export function seatNameFault(name: string): Said | null {
  const wrong = name === '' || name.length > 80 || /\p{Cc}/u.test(name);
  return wrong ? said('write-characters', { most: 80 }) : null;
}
