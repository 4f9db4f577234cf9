import { isRetained, type CandidateVerdict, type Report } from './report.ts';

/**
 * A report as somebody without an account reads it: no rater by name, no text of an item, no remark, no other study, and
 * nothing of the machines that made the outputs.
 */
export function forOutsiders(report: Report): Report {
  const { pilot: _pilot, ...study } = report.study;
  return {
    ...report,
    study,
    verdict: { ...report.verdict, candidates: report.verdict.candidates.map(withoutNames) },
    raters: [],
    itemsToRead: [],
    provenance: [],
    others: [],
  };
}

function withoutNames(candidate: CandidateVerdict): CandidateVerdict {
  return isRetained(candidate) ? { ...candidate, setAside: [] } : candidate;
}
