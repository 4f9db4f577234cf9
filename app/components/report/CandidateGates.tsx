import { isRetained, type CandidateVerdict, type Report } from '#app/core/reports/report.ts';
import { Gates } from './Gates.tsx';
import { RetentionGates } from './RetentionGates.tsx';
import { STACK } from './stack.ts';

/** For each candidate whether its raters could have seen a loss. */
export function CandidateGates({ report }: { report: Report }) {
  return (
    <div className={STACK}>
      {report.verdict.candidates
        .filter(hasGates)
        .map((verdict) =>
          isRetained(verdict) ? (
            <RetentionGates key={verdict.system} verdict={verdict} report={report} />
          ) : (
            <Gates
              key={verdict.system}
              gates={verdict.gates}
              criteria={report.criteria}
              candidate={verdict.system}
            />
          ),
        )}
    </div>
  );
}

/** Whether there is anything to say of what a candidate's raters could have seen. */
export function hasGates(verdict: CandidateVerdict): boolean {
  if (isRetained(verdict)) return true;
  return verdict.gates.sensitivity.length > 0 || verdict.gates.agreement.length > 0;
}
