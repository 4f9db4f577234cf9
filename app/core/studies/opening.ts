import type { LocalizedText } from './criteria.ts';

/** Below so many items or raters every figure is rough. */
export const FEW_ITEMS = 30;
export const FEW_RATERS = 5;

/** The share of a candidate's texts that are the baseline's, from which on a lead should know. */
export const MANY_IDENTICAL = 0.5;

/** Something that was found before a study opens, as data; the page says it in words. */
export type OpeningFinding =
  /** What forbids to open. */
  | { readonly kind: 'nothing-to-judge' }
  | { readonly kind: 'panel-not-drawn' }
  /** What should be known. */
  | { readonly kind: 'identical'; readonly system: string; readonly same: number; readonly of: number }
  | { readonly kind: 'empty'; readonly system: string; readonly count: number; readonly of: number }
  | { readonly kind: 'cut'; readonly system: string; readonly count: number; readonly of: number }
  | { readonly kind: 'few-items'; readonly items: number }
  | { readonly kind: 'few-seats'; readonly raters: number }
  | { readonly kind: 'one-rater-each' }
  /** Criteria with fewer slight controls than they need to gate, and how many the one has that has fewest. */
  | {
      readonly kind: 'few-controls';
      readonly criteria: readonly LocalizedText[];
      readonly slight: number;
      readonly least: number;
    }
  /** The same of a study whose texts are only compared. */
  | { readonly kind: 'few-controls-compared'; readonly slight: number; readonly least: number }
  | { readonly kind: 'no-references' }
  | { readonly kind: 'no-link' }
  | { readonly kind: 'loopback' }
  | { readonly kind: 'pilot-open'; readonly pilot: string };

/** Findings with which a study can't open. */
export const forbidsOpening = ({ kind }: OpeningFinding): boolean =>
  kind === 'nothing-to-judge' || kind === 'panel-not-drawn';
