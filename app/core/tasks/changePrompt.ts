import type { Random } from '../shared/random.ts';
import { applyReplacements, labelledFacts, occurrences } from './facts.ts';
import { numbersOf, otherNumbers } from './makers/numbers.ts';
import { sentencesOf } from './makers/sentences.ts';

/** How a prompt is changed so that what a system answers is wrong in one thing under the original prompt. */
export const PROMPT_CHANGES = ['fact', 'request'] as const;
export type PromptChange = (typeof PROMPT_CHANGES)[number];

/**
 * A prompt with one fact changed (the value of a labelled line for that of another prompt's line of this label, else a
 * number), or with one labelled line, listed line or sentence left out. What comes first is the subject and stays; so
 * does a label without a value, behind which the system is to write.
 *
 * @param prompt what is asked; of a conversation its last turn
 * @param others what other items of the study are asked
 * @returns null where there is nothing to change
 * @example changePrompt('Product: lamp\nColour: red', 'request', [], random) // 'Product: lamp'
 */
export function changePrompt(
  prompt: string,
  change: PromptChange,
  others: readonly string[],
  random: Random,
): string | null {
  return change === 'fact' ? otherFact(prompt, others, random) : withoutOne(prompt, random);
}

function otherFact(prompt: string, others: readonly string[], random: Random): string | null {
  const facts = labelledFacts(prompt);
  const own = new Set(facts.map(({ value }) => value.toLowerCase()));
  const known = others.flatMap(labelledFacts);
  for (const { label, value } of random.shuffle(facts.slice(1))) {
    const values = known.flatMap((fact) =>
      fact.label === label && !own.has(fact.value.toLowerCase()) ? [fact.value] : [],
    );
    const places = occurrences(prompt, value);
    if (values.length === 0 || places.length === 0) continue;
    const other = random.pick([...new Set(values)]);
    return applyReplacements(
      prompt,
      places.map(([start, end]) => ({ start, end, with: other })),
    );
  }
  const numbers = numbersOf(prompt);
  for (const { text } of random.shuffle(numbers)) {
    const found = otherNumbers(text).filter((one) => numbers.every((number) => number.text !== one));
    if (found.length === 0) continue;
    const other = random.pick(found);
    const places = numbers.filter((number) => number.text === text);
    return applyReplacements(
      prompt,
      places.map(({ start, end }) => ({ start, end, with: other })),
    );
  }
  return null;
}

const LISTED = /^\s*(?:[-*•]|\p{Nd}+[.)、])\s+\S/u;

function withoutOne(prompt: string, random: Random): string | null {
  const lines = prompt.split('\n');
  const stated = lines.flatMap((line, index) => (labelledFacts(line).length > 0 ? [index] : [])).slice(1);
  const listed = lines.flatMap((line, index) => (LISTED.test(line) ? [index] : []));
  const droppable = stated.length > 0 ? stated : listed.length > 1 ? listed : [];
  if (droppable.length > 0) {
    const gone = random.pick(droppable);
    return lines.filter((_, index) => index !== gone).join('\n');
  }
  const sentences = sentencesOf(prompt);
  if (sentences.length < 2) return null;
  const { start, end } = random.pick(sentences.slice(1));
  // The blanks before it go too, but not a line's end that something else follows.
  const before = prompt.slice(0, start).replace(/[^\S\n]+$/u, '');
  return `${before}${prompt.slice(end)}`.trimEnd();
}
