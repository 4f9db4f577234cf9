import { common as commonEn } from './en/common.ts';
import { generation as generationEn } from './en/generation.ts';
import { quality as qualityEn } from './en/quality.ts';
import { rating as ratingEn } from './en/rating.ts';
import { report as reportEn } from './en/report.ts';
import { study as studyEn } from './en/study.ts';
import { common as commonZh } from './zh/common.ts';
import { generation as generationZh } from './zh/generation.ts';
import { quality as qualityZh } from './zh/quality.ts';
import { rating as ratingZh } from './zh/rating.ts';
import { report as reportZh } from './zh/report.ts';
import { study as studyZh } from './zh/study.ts';

/** All messages: a namespace is one file per language, named alike in `en/` and `zh/`. */
export const catalogues = {
  en: {
    common: commonEn,
    generation: generationEn,
    quality: qualityEn,
    rating: ratingEn,
    report: reportEn,
    study: studyEn,
  },
  zh: {
    common: commonZh,
    generation: generationZh,
    quality: qualityZh,
    rating: ratingZh,
    report: reportZh,
    study: studyZh,
  },
} as const;

export type Messages = (typeof catalogues)['en'];
