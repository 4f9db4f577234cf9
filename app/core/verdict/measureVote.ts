import { isOfPeople } from '../evidence/evidence.ts';
import { fails, passes } from '../evidence/evidenceState.ts';
import type { EvidenceLine } from '../evidence/types.ts';

/** What the voting measures say together; `absent` when none of them has an interval. */
export type MeasureVote = 'pass' | 'fail' | 'unclear' | 'absent';

/** The lines of measures that vote, their floors included. */
export function votingMeasures(lines: readonly EvidenceLine[]): EvidenceLine[] {
  return lines.filter((line) => !isOfPeople(line) && line.votes);
}

/**
 * The measures' vote: `fail` if one of them is orange or red, `pass` if all are green or yellow, `unclear`
 * otherwise. A measure without an interval is unclear, and all of them without one are `absent`.
 */
export function measureVote(lines: readonly EvidenceLine[]): MeasureVote {
  const voters = votingMeasures(lines);
  if (voters.every((line) => line.state === 'missing')) return 'absent';
  if (voters.some((line) => fails(line.state))) return 'fail';
  return voters.every((line) => passes(line.state)) ? 'pass' : 'unclear';
}
