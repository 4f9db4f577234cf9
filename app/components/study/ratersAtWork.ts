import type { StudyState } from '#app/core/studies/lifecycle.ts';

/** How a rater works, against the others. What cannot be told yet is null; shares from 0 to 1. */
export interface RaterAtWork {
  readonly rater: string;
  readonly group: string | null;
  readonly simulated: boolean;
  readonly training: 'running' | 'passed' | 'failed' | null;
  readonly judgments: number;
  /** ISO 8601. */
  readonly lastAt: string | null;
  readonly medianMs: number | null;
  readonly fastShare: number | null;
  readonly sameShare: number | null;
  readonly agreement: { readonly agreement: number; readonly severity: number | null } | null;
  readonly consistency: { readonly same: number } | null;
  readonly controls: { readonly seen: number; readonly failed: number };
  readonly excludedBy: 'lead' | 'rule' | null;
  readonly excludedReason: string | null;
}

/** What the page of a study's raters shows. */
export interface RatersPageStudy {
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  readonly state: StudyState;
  readonly strategy: 'open' | 'panel';
  readonly rule: { readonly minimumControls: number; readonly mostFailedShare: number };
  readonly repeats: boolean;
  readonly raters: readonly RaterAtWork[];
  readonly usual: {
    readonly medianMs: number | null;
    readonly fastShare: number | null;
    readonly sameShare: number | null;
    readonly agreement: number | null;
    readonly consistency: number | null;
  };
}
