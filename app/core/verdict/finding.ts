import type { Settlement } from '../evidence/settlement.ts';
import type { MeasureVote } from './measureVote.ts';
import type { AgreementGate, Decision, EvidenceLine, SensitivityGate } from '../evidence/types.ts';

/**
 * What a rule found, with its numbers and without words: `wording.ts` says it in a person's language. The names are
 * those of docs/verdict.md; their first figure is the step of the rule.
 */
export type Finding =
  | { readonly rule: '1-open' }
  | { readonly rule: '1-no-evidence' }
  | { readonly rule: '1-missing'; readonly line: EvidenceLine }
  | { readonly rule: 'needs-people'; readonly measures: MeasureVote }
  | { readonly rule: 'perplexity-demands-people'; readonly growth: number }
  | { readonly rule: '2-people-fail'; readonly line: EvidenceLine }
  | { readonly rule: '2-floor-fails'; readonly line: EvidenceLine }
  | { readonly rule: '2-measures-pass' }
  | { readonly rule: '2-deviation-possible' }
  | { readonly rule: '2-no-deviation' }
  | { readonly rule: '3-no-controls' }
  | { readonly rule: '3-not-sensitive'; readonly gate: SensitivityGate }
  | { readonly rule: '3-no-agreement'; readonly gate: AgreementGate }
  | { readonly rule: '4-inconclusive'; readonly line: EvidenceLine; readonly settlement: Settlement | null }
  | { readonly rule: '5-measure-fails'; readonly line: EvidenceLine }
  | { readonly rule: '6-no-loss' }
  | { readonly rule: '6-accepted-loss'; readonly line: EvidenceLine }
  | { readonly rule: '6-measure-unclear'; readonly line: EvidenceLine }
  | { readonly rule: '6-no-measures' }
  | {
      readonly rule: 'exclusions-differ';
      readonly withExclusions: Decision;
      readonly withoutExclusions: Decision;
    };

export type RuleName = Finding['rule'];
