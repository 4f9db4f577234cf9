import type { RetainedVerdict } from './retention.ts';
import type { AgreementGate, BaseVerdict, SensitivityGate } from './types.ts';

/** A candidate's verdict by rule 1, and by any rule while the study is open. */
export interface GatedVerdict extends BaseVerdict {
  readonly gates: {
    readonly sensitivity: readonly SensitivityGate[];
    readonly agreement: readonly AgreementGate[];
  };
}

export type CandidateVerdict = GatedVerdict | RetainedVerdict;

/** Whether a verdict is by rule 2. */
export function isRetained(verdict: CandidateVerdict): verdict is RetainedVerdict {
  return 'kindsTried' in verdict;
}

/** The verdict of a study, as `evenhand verdict --json` prints it. */
export interface Verdict {
  readonly study: string;
  readonly baseline: string;
  readonly dataHash: string;
  readonly signature: string;
  /** Absent in reports of before there was a second rule. */
  readonly ruleVersion?: number;
  readonly candidates: readonly CandidateVerdict[];
}
