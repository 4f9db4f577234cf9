import type { EveryLocale } from '../shared/localized.ts';

/** A study's title for raters where the lead gave none: says nothing of models or of what is at stake. */
export const NEUTRAL_TITLE: EveryLocale<string> = { en: 'Rating texts', zh: '文本评价' };
