import { isRetained, type CandidateVerdict, type Report } from './report.ts';

/**
 * A report as somebody without an account reads it: no rater by name, no text of an item, no remark, no other study, and
 * nothing of the machines that made the outputs, nor what is at stake in money.
 */
export function forOutsiders(report: Report): Report {
  const { pilot: _, stakes: __, ...study } = report.study;
  // Who opened it may be told by an address.
  const { opened: ___, ...told } = report;
  return {
    ...told,
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
