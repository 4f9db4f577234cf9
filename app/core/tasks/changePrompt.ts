import { codePointLength } from '../shared/codePoints.ts';
import type { Random } from '../shared/random.ts';
import { labelledFacts, occurrences } from './facts.ts';
import { numbersOf, otherNumbers } from './makers/numbers.ts';
import { sentencesOf } from './makers/sentences.ts';
import { applyReplacements } from './replacements.ts';

/** How a prompt is changed so that what a system answers is wrong in one thing under the original prompt. */
export const PROMPT_CHANGES = ['fact', 'request'] as const;
export type PromptChange = (typeof PROMPT_CHANGES)[number];

export interface ChangedPrompt {
  readonly prompt: string;
  /** What stands in the prompt no more. */
  readonly gone: string;
  /** What stands in its place; null where nothing does. */
  readonly came: string | null;
}

/**
 * A prompt with one fact changed (the value of a labelled line for that of another prompt's line of this label, else a
 * number), or with one labelled line, listed line or sentence left out. What comes first is the subject and stays; so
 * does a label without a value, behind which the system is to write.
 *
 * @param prompt what is asked; of a conversation its last turn
 * @param others what other items of the study are asked
 * @returns null where there is nothing to change
 * @example changePrompt('Product: lamp\nColour: red', 'request', [], random) // prompt 'Product: lamp', gone 'red'
 */
export function changePrompt(
  prompt: string,
  change: PromptChange,
  others: readonly string[],
  random: Random,
): ChangedPrompt | null {
  return change === 'fact' ? otherFact(prompt, others, random) : withoutOne(prompt, random);
}

/**
 * Whether a text that was written under a changed prompt has the fault, and the one that was written under the prompt
 * itself hasn't: what is gone stands in that one alone, what came in this one alone.
 */
export function showsChange({ gone, came }: ChangedPrompt, source: string, text: string): boolean {
  const has = (where: string, what: string) => occurrences(where, what).length > 0;
  if (!has(source, gone) || has(text, gone)) return false;
  return came === null || (has(text, came) && !has(source, came));
}

function otherFact(prompt: string, others: readonly string[], random: Random): ChangedPrompt | null {
  const facts = labelledFacts(prompt);
  const own = new Set(facts.map(({ value }) => value.toLowerCase()));
  const known = others.flatMap(labelledFacts);
  for (const { label, value } of random.shuffle(facts.slice(1))) {
    const values = known.flatMap((fact) =>
      fact.label === label && !own.has(fact.value.toLowerCase()) ? [fact.value] : [],
    );
    const places = occurrences(prompt, value);
    if (values.length === 0 || places.length === 0) continue;
    const came = closestInLength(value, random.shuffle([...new Set(values)]));
    const changed = places.map(([start, end]) => ({ start, end, with: came }));
    return { prompt: applyReplacements(prompt, changed), gone: value, came };
  }
  const numbers = numbersOf(prompt);
  for (const { text } of random.shuffle(numbers)) {
    const found = otherNumbers(text).filter((one) => numbers.every((number) => number.text !== one));
    if (found.length === 0) continue;
    const came = random.pick(found);
    const changed = numbers
      .filter((number) => number.text === text)
      .map(({ start, end }) => ({ start, end, with: came }));
    return { prompt: applyReplacements(prompt, changed), gone: text, came };
  }
  return null;
}

/** Raters may tell a text by its length: the value that changes it least. */
function closestInLength(value: string, others: readonly string[]): string {
  const far = (other: string) => Math.abs(codePointLength(other) - codePointLength(value));
  return others.reduce((best, other) => (far(other) < far(best) ? other : best));
}

const LISTED = /^\s*(?:[-*•]|\p{Nd}+[.)、])\s+\S/u;

function withoutOne(prompt: string, random: Random): ChangedPrompt | null {
  const lines = prompt.split('\n');
  const stated = lines.flatMap((line, index) => (labelledFacts(line).length > 0 ? [index] : [])).slice(1);
  const listed = lines.flatMap((line, index) => (LISTED.test(line) ? [index] : []));
  const droppable = stated.length > 0 ? stated : listed.length > 1 ? listed : [];
  if (droppable.length > 0) {
    const dropped = random.pick(droppable);
    const line = lines[dropped]!;
    const gone = labelledFacts(line)[0]?.value ?? line.replace(/^\s*(?:[-*•]|\p{Nd}+[.)、])\s+/u, '').trim();
    return { prompt: lines.filter((_, index) => index !== dropped).join('\n'), gone, came: null };
  }
  const sentences = sentencesOf(prompt);
  if (sentences.length < 2) return null;
  const { start, end } = random.pick(sentences.slice(1));
  // The blanks before it go too, but not a line's end that something else follows.
  const before = prompt.slice(0, start).replace(/[^\S\n]+$/u, '');
  return {
    prompt: `${before}${prompt.slice(end)}`.trimEnd(),
    gone: prompt.slice(start, end).trim(),
    came: null,
  };
}
