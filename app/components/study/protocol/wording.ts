import type { LocalizedText } from '#app/core/studies/criteria.ts';

/** A text in both languages: where one is empty, the other's words stand for it. */
export function inBoth({ en, zh }: LocalizedText): LocalizedText {
  const [english, chinese] = [en.trim(), zh.trim()];
  return { en: english || chinese, zh: chinese || english };
}

/** A key made of an English name: "Tone of voice" → `tone-of-voice`. */
export function keyOf({ en }: LocalizedText, otherwise: string): string {
  const key = en
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);
  return key === '' ? otherwise : key;
}

/** The path of a text's English words, for a text that is missing in both languages. */
export const inEnglish = (path: string) => path.replace(/\.zh(\.\d+)?$/, '.en$1');
