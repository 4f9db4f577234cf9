import { common as commonEn } from './en/common.ts';
import { generation as generationEn } from './en/generation.ts';
import { measures as measuresEn } from './en/measures.ts';
import { provenance as provenanceEn } from './en/provenance.ts';
import { protocol as protocolEn } from './en/protocol.ts';
import { quality as qualityEn } from './en/quality.ts';
import { marking as markingEn } from './en/marking.ts';
import { ranking as rankingEn } from './en/ranking.ts';
import { rating as ratingEn } from './en/rating.ts';
import { report as reportEn } from './en/report.ts';
import { study as studyEn } from './en/study.ts';
import { common as commonZh } from './zh/common.ts';
import { generation as generationZh } from './zh/generation.ts';
import { measures as measuresZh } from './zh/measures.ts';
import { provenance as provenanceZh } from './zh/provenance.ts';
import { protocol as protocolZh } from './zh/protocol.ts';
import { quality as qualityZh } from './zh/quality.ts';
import { marking as markingZh } from './zh/marking.ts';
import { ranking as rankingZh } from './zh/ranking.ts';
import { rating as ratingZh } from './zh/rating.ts';
import { report as reportZh } from './zh/report.ts';
import { study as studyZh } from './zh/study.ts';

/** All messages: a namespace is one file per language, named alike in `en/` and `zh/`. */
export const catalogues = {
  en: {
    common: commonEn,
    generation: generationEn,
    measures: measuresEn,
    provenance: provenanceEn,
    protocol: protocolEn,
    quality: qualityEn,
    marking: markingEn,
    ranking: rankingEn,
    rating: ratingEn,
    report: reportEn,
    study: studyEn,
  },
  zh: {
    common: commonZh,
    generation: generationZh,
    measures: measuresZh,
    provenance: provenanceZh,
    protocol: protocolZh,
    quality: qualityZh,
    marking: markingZh,
    ranking: rankingZh,
    rating: ratingZh,
    report: reportZh,
    study: studyZh,
  },
} as const;

export type Messages = (typeof catalogues)['en'];
