import { inLocale, type EveryLocale, type Locale } from '../shared/localized.ts';

/** What the makers of controls make, by their keys; `lead` is whoever writes controls of the study's own. */
const NAMES: Readonly<Record<string, EveryLocale<string>>> = {
  'shuffled-words': { en: 'words shuffled', zh: '打乱词序' },
  'other-text': { en: 'another item’s text', zh: '其他题目的文本' },
  'other-facts': { en: 'facts exchanged', zh: '调换事实' },
  'doubled-word': { en: 'a word doubled', zh: '重复一个词' },
  'swapped-words': { en: 'two words exchanged', zh: '两个词互换' },
  'missing-word': { en: 'a word left out', zh: '漏掉一个词' },
  'wrong-agreement': { en: 'a slip of grammar', zh: '一处语法失误' },
  'foreign-sentence': { en: 'a sentence that does not belong', zh: '混入一个无关的句子' },
  'missing-request': { en: 'a sentence left out', zh: '漏掉一个句子' },
  'one-number': { en: 'a number changed', zh: '改动一个数字' },
  'one-fact': { en: 'a fact changed', zh: '改动一项事实' },
  'one-name': { en: 'a name changed', zh: '改动一个名称' },
  'one-negation': { en: 'a statement turned round', zh: '颠倒一处说法' },
  'changed-fact': { en: 'a fact changed in what the system was asked', zh: '改动所给要求中的一项事实' },
  'missing-fact': { en: 'a point left out of what the system was asked', zh: '漏掉所给要求中的一点' },
  'worse-system': { en: 'texts of a worse system', zh: '较差系统的文本' },
  lead: { en: 'written by a lead', zh: '负责人撰写' },
};

/** What a maker of controls is called; one that there are no words for, of tables from elsewhere say, by its key. */
export function makerName(maker: string, locale: Locale): string {
  return Object.hasOwn(NAMES, maker) ? inLocale(NAMES[maker]!, locale) : maker;
}
