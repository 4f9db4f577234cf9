import type { Random } from '../../shared/random.ts';
import { applyReplacements, type Replacement } from '../replacements.ts';
import { codePointLength } from '../../shared/codePoints.ts';
import { isUnspaced } from '../textUnits.ts';

/** Words or characters from which a text has two slips instead of one: one is overlooked in a long text. */
const LONG = { words: 40, characters: 90 } as const;

/** How many slips a text gets: one, two where it is long. */
export function slipsIn(text: string): 1 | 2 {
  const long = isUnspaced(text)
    ? codePointLength(text) >= LONG.characters
    : (text.match(/\S+/gu)?.length ?? 0) >= LONG.words;
  return long ? 2 : 1;
}

/**
 * Makes slips at places drawn from those possible, none touching another, as long as no more than `allowance` code
 * points are added or taken.
 *
 * @param preferred places that are taken before the others
 * @returns null where not even one fits
 */
export function makeSlips(
  text: string,
  places: readonly Replacement[],
  {
    slips,
    allowance,
    preferred = () => true,
  }: {
    slips: number;
    allowance: number;
    preferred?: (place: Replacement) => boolean;
  },
  random: Random,
): string | null {
  const shuffled = random.shuffle(places);
  const ordered = [...shuffled.filter(preferred), ...shuffled.filter((place) => !preferred(place))];
  const chosen: Replacement[] = [];
  let change = 0;
  for (const place of ordered) {
    if (chosen.length === slips) break;
    const own = codePointLength(place.with) - codePointLength(text.slice(place.start, place.end));
    const apart = chosen.every(({ start, end }) => place.end < start || end < place.start);
    if (!apart || Math.abs(change + own) > allowance) continue;
    chosen.push(place);
    change += own;
  }
  return chosen.length === 0 ? null : applyReplacements(text, chosen);
}
