import type { AgreementGate, EvidenceLine, SensitivityGate } from './types.ts';
import type { Settlement } from './settlement.ts';

/** Everything that the rule looks at for one candidate. */
export interface Evidence {
  readonly system: string;
  /** Whether judging is over; before, nothing is decided. */
  readonly closed: boolean;
  readonly lines: readonly EvidenceLine[];
  readonly sensitivity: readonly SensitivityGate[];
  readonly agreement: readonly AgreementGate[];
  /** What would settle an inconclusive line, by `lineKey`; absent where it can't be told. */
  readonly settlements: ReadonlyMap<string, Settlement>;
}

/** Identifies a line within a candidate's evidence. */
export function lineKey(line: Pick<EvidenceLine, 'kind' | 'name'>): string {
  return `${line.kind}:${line.name}`;
}

/** The floor that is about people; the others are about measures. */
export const MEAN_RATING_FLOOR = 'meanRating';

/** Whether a line rests on what people said. */
export function isOfPeople(line: Pick<EvidenceLine, 'kind' | 'name'>): boolean {
  if (line.kind === 'floor') return line.name === MEAN_RATING_FLOOR;
  return line.kind !== 'measure';
}
