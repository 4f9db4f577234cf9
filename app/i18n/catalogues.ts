import { common as commonEn } from './en/common.ts';
import { rating as ratingEn } from './en/rating.ts';
import { common as commonZh } from './zh/common.ts';
import { rating as ratingZh } from './zh/rating.ts';

/** All messages: a namespace is one file per language, named alike in `en/` and `zh/`. */
export const catalogues = {
  en: { common: commonEn, rating: ratingEn },
  zh: { common: commonZh, rating: ratingZh },
} as const;

export type Messages = (typeof catalogues)['en'];
