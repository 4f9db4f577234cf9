import type { LocalizedText } from './criteria.ts';

/** Something about a study that its lead should know, as data; the page says it in words, with its remedy. */
export type StudyWarning =
  | { readonly kind: 'no-controls' }
  | { readonly kind: 'few-raters'; readonly raters: number; readonly needed: number }
  | {
      readonly kind: 'rater-failing' | 'rater-excluded';
      readonly rater: string;
      readonly failed: number;
      readonly seen: number;
    }
  | { readonly kind: 'insensitive-criterion'; readonly criterion: LocalizedText };
