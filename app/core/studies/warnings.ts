import type { LocalizedText } from './criteria.ts';
import type { ProvenanceWarning } from './provenance.ts';

/** Something about a study that its lead should know, as data; the page says it in words, with its remedy. */
export type StudyWarning =
  | ProvenanceWarning
  | { readonly kind: 'no-controls' }
  /** Studies of the same models that have been opened, by their names. */
  | { readonly kind: 'tried-before'; readonly studies: readonly string[] }
  /** A kind of fault that the lead saw in the candidates' texts and that no control tries; a maker's, or any other. */
  | { readonly kind: 'fault-untried'; readonly criterion: LocalizedText; readonly maker: string | null }
  /** A measure that votes lacks scores of a system, and can't get any once the study is open. */
  | {
      readonly kind: 'scores-missing';
      readonly measure: string;
      readonly system: string;
      readonly scored: number;
      readonly of: number;
    }
  /** Many joined by one link within `BURST_MINUTES`. */
  | { readonly kind: 'join-burst'; readonly link: string; readonly joins: number; readonly minutes: number }
  /** A rater judged that many of so many tasks faster than anybody reads. */
  | { readonly kind: 'impossible-pace'; readonly rater: string; readonly tasks: number; readonly of: number }
  /** `panel` says whether the raters are known, so that there is no link for others. */
  | {
      readonly kind: 'few-raters';
      readonly raters: number;
      readonly needed: number;
      readonly panel: boolean;
    }
  | {
      readonly kind: 'rater-failing' | 'rater-excluded';
      readonly panel: boolean;
      readonly rater: string;
      readonly failed: number;
      readonly seen: number;
    }
  | { readonly kind: 'insensitive-criterion'; readonly criterion: LocalizedText };
