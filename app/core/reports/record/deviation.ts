import { isOfPeople } from '../../evidence/evidence.ts';
import type { CandidateVerdict } from '../../evidence/verdict.ts';

/** What a person may decide, from the boldest to the most careful. */
export const OUTCOMES = ['ship', 'ship-with-caution', 'hold', 'do-not-ship'] as const;
export type Outcome = (typeof OUTCOMES)[number];

type Judged = Pick<CandidateVerdict, 'decision' | 'lines' | 'reasons'>;

/**
 * Whether a line of people shows a loss beyond its limit, or one of their floors is broken: then nobody signs anything
 * bolder than the verdict.
 */
export function isBeyondLimit({ lines, reasons }: Judged): boolean {
  return (
    reasons.some(({ rule }) => rule === '2-no-deviation') ||
    lines.some((line) => line.votes && line.state === 'red' && isOfPeople(line))
  );
}

/**
 * What may be signed for a candidate, the verdict's own outcome among it. More careful than the verdict is always
 * possible, bolder only where no limit is broken. Nothing where nobody has judged.
 */
export function possibleOutcomes(verdict: Judged): readonly Outcome[] {
  const { decision } = verdict;
  if (decision === 'needs-people') return [];
  if (!isBeyondLimit(verdict)) return OUTCOMES;
  return OUTCOMES.slice(OUTCOMES.indexOf(decision));
}
