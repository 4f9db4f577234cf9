import type { LocalizedText } from '../studies/criteria.ts';

/** A study's title for raters where the lead gave none: says nothing of models or of what is at stake. */
export const NEUTRAL_TITLE: LocalizedText = { en: 'Rating texts', zh: '文本评价' };
