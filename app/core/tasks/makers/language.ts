import { perItem } from '../controlItem.ts';
import { isUnspaced } from '../textUnits.ts';

const ENGLISH_WORDS = /\b(?:the|of|and|is|are|was|to|in|for|with|that|it)\b/giu;

/** Whether an item's text is English: by its language, or where none is named by its commonest words. */
export const isEnglish = perItem(({ language, text }) =>
  language === null ? (text.match(ENGLISH_WORDS)?.length ?? 0) >= 2 : /^en\b/i.test(language),
);

/** Whether an item's text is Chinese: by its language, or where none is named by Han letters without kana. */
export const isChinese = perItem(({ language, text }) =>
  language === null
    ? isUnspaced(text) &&
      /\p{Script=Han}/u.test(text) &&
      !/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
    : /^zh\b/i.test(language),
);
