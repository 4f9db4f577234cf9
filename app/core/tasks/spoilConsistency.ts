import type { Random } from '../shared/random.ts';
import { chooseDonors, givenText, isNewText, type ControlItem } from './controlItem.ts';
import { factsOf, isTaken, occurrences, replaceValues } from './facts.ts';
import type { Replacement } from './replacements.ts';
import { otherItemOfSegment } from './spoilRelevance.ts';
import { NAME_TOKENS, NUMBER_TOKENS, NUMBERS, WORDS, type Tokens } from './tokens.ts';

/** Fewer swapped facts than this are too easily overlooked, so numbers and names are swapped as well. */
const ENOUGH = 2;

/**
 * Keeps the language and the topic of a text and falsifies what it states: values that the prompt or source
 * gives in lines like `Colour: red` are replaced by other items' values for the same label; where there are
 * too few, numbers and names by other items' numbers and names; where there are none, the whole text by
 * another item's of the same segment. The first labelled line, as a rule the subject, stays where enough
 * others can be swapped.
 *
 * @returns the spoiled text, or null where there is nothing to swap and no other item to take a text from
 */
export function spoilConsistency(
  item: ControlItem,
  items: readonly ControlItem[],
  random: Random,
): string | null {
  const donors = chooseDonors(item, items, random);
  const replacements = swapLabelled(item, donors, random);
  if (replacements.length < ENOUGH) {
    swapTokens(item, donors, NUMBER_TOKENS, replacements, random);
    swapTokens(item, donors, NAME_TOKENS, replacements, random);
  }
  const spoiled = replaceValues(item.text, replacements);
  return isNewText(item, spoiled) ? spoiled : otherItemOfSegment(item, items, random);
}

function swapLabelled(item: ControlItem, donors: readonly ControlItem[], random: Random): Replacement[] {
  const facts = factsOf(item);
  const own = new Set(facts.map((fact) => fact.value.toLowerCase()));
  const foreign = new Map<string, string[]>();
  for (const { label, value } of donors.flatMap(factsOf)) {
    if (own.has(value.toLowerCase())) continue;
    const values = foreign.get(label);
    if (values === undefined) foreign.set(label, [value]);
    else values.push(value);
  }
  const swaps: Replacement[][] = [];
  for (const [index, { label, value }] of facts.entries()) {
    const values = foreign.get(label);
    if (values === undefined) continue;
    const swap = replaceValue(item.text, value, random.pick(values), swaps.flat());
    if (swap.length === 0) continue;
    if (index === 0) swaps.unshift(swap);
    else swaps.push(swap);
  }
  const subjectSwapped = swaps[0]?.some((r) => occurrences(item.text, facts[0]!.value)[0]?.[0] === r.start);
  return (subjectSwapped === true && swaps.length > ENOUGH ? swaps.slice(1) : swaps).flat();
}

/** Replaces a value wherever it stands; where only its number does (`2-litre` for `2 l`), the number. */
function replaceValue(text: string, value: string, other: string, taken: Replacement[]): Replacement[] {
  const whole = free(occurrences(text, value), taken);
  if (whole.length > 0) return whole.map(([start, end]) => ({ start, end, with: other }));
  const number = value.match(NUMBERS)?.[0];
  const otherNumber = other.match(NUMBERS)?.[0];
  if (number === undefined || otherNumber === undefined || number === otherNumber) return [];
  return free(occurrences(text, number), taken).map(([start, end]) => ({ start, end, with: otherNumber }));
}

function free(spans: [number, number][], taken: readonly Replacement[]): [number, number][] {
  return spans.filter(([start, end]) => !isTaken(taken, start, end));
}

/** Adds replacements for the tokens of a kind that the text has, the same token always by the same other. */
function swapTokens(
  item: ControlItem,
  donors: readonly ControlItem[],
  { kind, tokensOf }: Tokens,
  replacements: Replacement[],
  random: Random,
): void {
  const given = `${givenText(item)}\n${item.text}`.toLowerCase();
  // Texts may be long and have many tokens, so they are looked up and not sought.
  const known = new Set([...(given.match(NUMBERS) ?? []), ...(given.match(WORDS) ?? [])]);
  const foreign = donors.flatMap(tokensOf).filter((token) => !known.has(token.toLowerCase()));
  const pool = random.shuffle([...new Set(foreign)]);
  const swapped = new Map<string, string>();
  for (const match of item.text.matchAll(kind)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (isTaken(replacements, start, end)) continue;
    const other = swapped.get(match[0]) ?? pool[swapped.size];
    if (other === undefined) return;
    swapped.set(match[0], other);
    replacements.push({ start, end, with: other });
  }
}
