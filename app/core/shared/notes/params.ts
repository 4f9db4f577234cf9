import type { NoParams } from '../reasons/reason.ts';

/** Every note that there is, with what it speaks of. */
export interface NoteParams {
  // Agreement
  'nothing-to-compare': NoParams;
  'no-unit': NoParams;
  'same-category-throughout': NoParams;
  'subjects-need-two-ratings': NoParams;
  'ratings-uncountable': NoParams;
  'ratings-in-one-category': NoParams;
  'one-category-only': NoParams;
  'one-unit-only': NoParams;
  'chance-agrees-fully': NoParams;
  'icc-needs-two-of-each': NoParams;
  'ratings-the-same': NoParams;
  'no-error-variance': NoParams;
  'variances-leave-undefined': NoParams;
  'concordance-needs-two-of-each': NoParams;
  'ranks-the-same': NoParams;
  'resample-undefined': NoParams;
  'disagreement-beyond-numbers': NoParams;
  'pairable-ratings-the-same': NoParams;
  'rater-saw-none-of-a-category': NoParams;
  'agreement-undefined': NoParams;
  'nobody-tells-texts-apart': NoParams;
  // Statistics
  'values-beyond-numbers': NoParams;
  'difference-beyond-numbers': NoParams;
  'differences-beyond-numbers': NoParams;
  'correlation-needs-two-pairs': NoParams;
  'side-without-variation': NoParams;
  'two-pairs-give-no-p': NoParams;
  't-needs-two-pairs': NoParams;
  'differences-the-same': NoParams;
  'no-pair': NoParams;
  'no-pair-differs': NoParams;
  'spread-needs-two-values': NoParams;
  'values-without-spread': NoParams;
  'interval-needs-two-of-each': { readonly items: number; readonly raters: number };
  'no-difference-to-keep': NoParams;
  'no-control-to-compare': NoParams;
  'counts-too-far-apart': NoParams;
  'counts-too-small': NoParams;
  'no-tie': NoParams;
  /** `systems`: their numbers, joined by commas. */
  'systems-not-connected': { readonly systems: string };
  'ties-without-limit': NoParams;
  // Measures
  'no-query': NoParams;
  'queries-without-relevance': { readonly queries: number; readonly without: number };
  'class-figures-undefined': NoParams;
  'figure-beyond-numbers': NoParams;
  // Lines of evidence
  'values-equal': NoParams;
  'no-control-rated': NoParams;
  'no-references': NoParams;
  'no-references-scored': NoParams;
  'no-scores-of-both': NoParams;
  'tokenizers-differ': NoParams;
  'struck-for-not-following': NoParams;
  /** `percent` of the references' words that the measure's tokenizer reads; `struck`: it was to vote. */
  'texts-unreadable': { readonly percent: number; readonly struck: boolean };
  'scores-too-few': { readonly items: number; readonly of: number; readonly struck: boolean };
  // Raters
  'controls-outside-range': { readonly failed: number; readonly seen: number };
  'aside-gross-controls': NoParams;
  'aside-constant-answers': NoParams;
  'aside-impossible-pace': NoParams;
}

export type NoteKind = keyof NoteParams;

/**
 * Why a figure is not there, what is special about a line of evidence, or why a rule sets somebody aside: as data.
 * `noteText` says it.
 */
export type Note = { [K in NoteKind]: { readonly kind: K } & NoteParams[K] }[NoteKind];

/** The words of the notes in one language. */
export type NoteWords = {
  readonly [K in NoteKind]: keyof NoteParams[K] extends never ? string : (params: NoteParams[K]) => string;
};
