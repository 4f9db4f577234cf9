import { normalizeAnswer, normalizeAnyAnswer, wordsOfAnswer } from './answers.ts';
import type { ItemTokenizers, SignatureContext } from './definition.ts';
import { signatureOf } from './signature.ts';
import { splitWords } from './text.ts';
import { tokenize } from './tokenizers/tokenize.ts';

/** How answers of an item are compared: English as SQuAD's script does, other languages in its manner. */
export interface AnswerForm {
  readonly name: string;
  normalize(text: string): string;
  wordsOf(normalized: string): string[];
}

export function answerFormOf({ words, language }: ItemTokenizers): AnswerForm {
  if (words === 'default') return { name: 'squad', normalize: normalizeAnswer, wordsOf: splitWords };
  const normalize = (text: string) => normalizeAnyAnswer(text, language);
  return words === 'unicode'
    ? { name: 'unicode', normalize, wordsOf: wordsOfAnswer }
    : { name: words, normalize, wordsOf: (text) => tokenize(text, words) };
}

/** The signature of a measure of answers. */
export function answerSignature(
  measure: string,
  references: readonly (readonly string[])[],
  { tokenizers }: SignatureContext,
): string {
  const forms = [...new Set(tokenizers.map((own) => answerFormOf(own).name))].sort();
  return signatureOf(references, { measure, norm: forms.join('+'), best: 'per-reference' });
}
