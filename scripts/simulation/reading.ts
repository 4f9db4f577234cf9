import { literalPattern } from '#app/core/shared/literals.ts';
import { numbersIn, readerTokens, type LanguageKnowledge, type Languages } from './languageKnowledge.ts';

/** What a careful reader notices in a text beside its prompt. */
export interface Reading {
  /** Share of the facts that the text leaves out, the kind of product counting three times: 0 … 1. */
  readonly missing: number;
  /** Names, kinds, colours, materials and numbers in the text that the prompt does not have. */
  readonly invented: number;
  /** Share of neighbouring words that no careful writer would put side by side: 0 … 1. */
  readonly odd: number;
}

const KIND_WEIGHT = 3;

/** Reads a text as an answer to a prompt of `Label: value` lines. */
export function readText(languages: Languages, prompt: string, text: string): Reading {
  const code = prompt.includes('：') ? 'zh' : 'en';
  const language = languages[code];
  const facts = factsOf(prompt, language);
  const weights = facts.map((fact) => (language.values.kind.includes(fact) ? KIND_WEIGHT : 1));
  const missed = facts.reduce((sum, fact, i) => sum + (mentions(text, fact) ? 0 : weights[i]!), 0);
  return {
    missing: missed / weights.reduce((a, b) => a + b, 0),
    invented: inventedIn(prompt, text, language),
    odd: oddShare(readerTokens(code, text), language),
  };
}

function factsOf(prompt: string, { labels, values }: LanguageKnowledge): string[] {
  return prompt.split('\n').flatMap((line) => {
    const [, label, value] = /^([^:：]+)[:：]\s*(.*)$/.exec(line) ?? [];
    if (label === undefined || value === undefined || value === '') return [];
    if (label === labels.audience || label === labels.description) return [];
    // The first line holds two facts: the product's name and its kind.
    const kind = [...values.kind].sort((a, b) => b.length - a.length).find((k) => value.endsWith(k));
    return kind === undefined ? [value] : [value.slice(0, -kind.length).trim(), kind].filter(Boolean);
  });
}

function mentions(text: string, fact: string): boolean {
  const escaped = fact.split(/ /).map(literalPattern).join('\\s+');
  return new RegExp(`(?<![a-z0-9.])${escaped}(?![a-z0-9]|\\.\\d)`, 'iu').test(text);
}

function inventedIn(prompt: string, text: string, { values }: LanguageKnowledge): number {
  const known = [...values.name, ...values.kind, ...values.colour, ...values.material].sort(
    (a, b) => b.length - a.length,
  );
  let rest = text;
  const found = new Set<string>();
  for (const value of known) {
    if (!mentions(rest, value)) continue;
    if (!mentions(prompt, value)) found.add(value);
    // Taken out, so that a shorter value inside it is not seen as well.
    rest = rest.replaceAll(new RegExp(literalPattern(value), 'giu'), '\u0000');
  }
  const given = new Set(numbersIn(prompt));
  for (const number of numbersIn(text)) if (!given.has(number)) found.add(number);
  return found.size;
}

function oddShare(tokens: readonly string[], { followers }: LanguageKnowledge): number {
  let odd = 0;
  for (let i = 1; i < tokens.length; i++) {
    if (followers.get(tokens[i - 1]!)?.has(tokens[i]!) !== true) odd += 1;
  }
  return odd / (tokens.length - 1);
}
