import type { Random } from '../../shared/random.ts';
import { chooseDonors, givenText, type ControlItem } from '../controlItem.ts';
import { replaceValues, factsOf, occurrences, type Fact } from '../facts.ts';
import { NAME_TOKENS, NAMES, WORDS } from '../tokens.ts';
import { applyReplacements, type Replacement } from '../replacements.ts';
import { isChinese, isEnglish } from './language.ts';
import { codePointLength } from '../../shared/codePoints.ts';
import { allowanceOf, keepsLength } from '../../studies/controlLength.ts';
import { numbersOf, otherNumbers } from './numbers.ts';

// What is wrong is stated in the prompt or source where there is such a thing, or twice in the text, so that a reader
// can see it without knowing better.

/** One number that is another one. */
export function oneNumber(item: ControlItem, _items: readonly ControlItem[], random: Random): string | null {
  const numbers = numbersOf(item.text);
  const given = numbersOf(givenText(item)).map(({ text }) => text);
  const known = new Set([...given, ...numbers.map(({ text }) => text)]);
  const count = (number: string) => numbers.filter(({ text }) => text === number).length;
  const checkable = numbers.filter(({ text }) => given.includes(text) || count(text) > 1);
  for (const { text, start, end } of random.shuffle(checkable.length > 0 ? checkable : numbers)) {
    const others = otherNumbers(text).filter((other) => !known.has(other));
    if (others.length > 0) return applyReplacements(item.text, [{ start, end, with: random.pick(others) }]);
  }
  return null;
}

/** One value that the prompt or source gives in a line such as `Colour: red`, wherever the text has it. */
export function oneFact(item: ControlItem, items: readonly ControlItem[], random: Random): string | null {
  const facts = factsOf(item);
  const own = new Set(facts.map(({ value }) => value.toLowerCase()));
  // What comes first is the subject as a rule; another one would be another text's.
  const stated = facts.slice(1).filter(({ value }) => occurrences(item.text, value).length > 0);
  const donors = chooseDonors(item, items, random).map(factsOf);
  const shuffled = random.shuffle(stated);
  const isNumber = ({ value }: Fact) => /\p{N}/u.test(value);
  // Numbers have a maker of their own.
  const ordered = [...shuffled.filter((fact) => !isNumber(fact)), ...shuffled.filter(isNumber)];
  for (const { label, value } of ordered) {
    const others = donors.flatMap((list) =>
      list.flatMap((fact) =>
        fact.label === label && !own.has(fact.value.toLowerCase()) ? [fact.value] : [],
      ),
    );
    const places = occurrences(item.text, value);
    const spoiled = [...new Set(others)]
      .map((other) =>
        replaceValues(
          item.text,
          places.map(([start, end]) => ({ start, end, with: other })),
        ),
      )
      .filter((text) => keepsLength(item.text, text));
    if (spoiled.length > 0) return random.pick(spoiled);
  }
  return null;
}

/** One name that is another item's, in scripts that write names with capitals. */
export function oneName(item: ControlItem, items: readonly ControlItem[], random: Random): string | null {
  const given = `${givenText(item)}\n${item.text}`;
  const known = new Set(given.toLowerCase().match(WORDS));
  const foreign = chooseDonors(item, items, random)
    .flatMap(NAME_TOKENS.tokensOf)
    .filter((name) => !known.has(name.toLowerCase()));
  const names = [...item.text.matchAll(NAMES)];
  const inGiven = new Set(givenText(item).match(WORDS) ?? []);
  const checkable = names.filter(([name]) => inGiven.has(name));
  const allowance = allowanceOf(item.text);
  for (const { 0: name, index } of random.shuffle(checkable.length > 0 ? checkable : names)) {
    const others = foreign.filter(
      (other) => Math.abs(codePointLength(other) - codePointLength(name)) <= allowance,
    );
    if (others.length === 0) continue;
    return applyReplacements(item.text, [
      { start: index, end: index + name.length, with: random.pick(others) },
    ]);
  }
  return null;
}

const ENGLISH_STATEMENT =
  /(?<=\p{L} )(?:is|are|was|were|can|will|must|should|has been|have been)(?= (?!not\b|never\b)\p{Ll})/gu;
const ENGLISH_DENIAL = /(?<=\p{L} (?:is|are|was|were|can|will|must|should) )(?:not|never) (?=\p{Ll})/gu;
const CHINESE_STATEMENT =
  /(?<![不没无未])(?:可以|能够|需要|支持|适合|属于|允许|喜欢|(?<![但还可于总若要就只都或算也])是(?!否|不是))/gu;
const CHINESE_DENIAL = /不(?=可以|能够|需要|支持|适合|属于|允许|喜欢)/gu;

/** English and Chinese: one statement that is denied, or a denial that is a statement. */
export function oneNegation(
  item: ControlItem,
  _items: readonly ControlItem[],
  random: Random,
): string | null {
  const { text } = item;
  const places = (pattern: RegExp, spoil: (found: string) => string): Replacement[] =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
      with: spoil(found),
    }));
  const all = isEnglish(item)
    ? [...places(ENGLISH_DENIAL, () => ''), ...places(ENGLISH_STATEMENT, denied)]
    : isChinese(item)
      ? [...places(CHINESE_DENIAL, () => ''), ...places(CHINESE_STATEMENT, (found) => `不${found}`)]
      : [];
  const fitting = all.filter((place) => keepsLength(text, applyReplacements(text, [place])));
  return fitting.length === 0 ? null : applyReplacements(text, [random.pick(fitting)]);
}

/** @example denied('has been') // 'has not been' */
function denied(verb: string): string {
  const [first, ...rest] = verb.split(' ');
  return [first, 'not', ...rest].join(' ');
}
