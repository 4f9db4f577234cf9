import type { NamedMeasure } from '../../measures/definition.ts';
import { noted } from '../../evidence/noted.ts';
import type { EvidenceLine } from '../../evidence/types.ts';
import { note } from '../../shared/notes.ts';
import { coveredItems } from './corpusMeasure.ts';
import type { MeasureComparison } from './lines.ts';
import { READS_AT_LEAST } from './readable.ts';

/** On how many of a study's items two systems have a score. */
export interface ScoreCoverage {
  readonly items: number;
  readonly of: number;
}

/** How far imported scores reach where some are missing; null where none is, and for measures that are computed. */
export function scoreCoverage(measure: NamedMeasure, comparison: MeasureComparison): ScoreCoverage | null {
  if (measure.madeOf !== 'scores') return null;
  const { baseline, candidate, items } = comparison;
  const scored = coveredItems(measure, [baseline, candidate], items).length;
  return scored === items.length ? null : { items: scored, of: items.length };
}

/** Whether the scores are too few to tell: as few as the words that a tokenizer must at least read. */
export function isTooThin({ items, of }: ScoreCoverage): boolean {
  return items / of < READS_AT_LEAST;
}

/** The line of a measure some of whose scores are missing: those items are left out. */
export function withCoverage(line: EvidenceLine, coverage: ScoreCoverage): EvidenceLine {
  return { ...line, scored: { ...coverage, struck: false } };
}

/** The line of a measure that lacks too many scores: without an interval, so that what is left out can't decide. */
export function thinLine(line: EvidenceLine, coverage: ScoreCoverage, wasVoter: boolean): EvidenceLine {
  return {
    ...line,
    estimate: null,
    lower: null,
    upper: null,
    state: 'missing',
    votes: false,
    ...noted(note('scores-too-few', { ...coverage, struck: wasVoter })),
    scored: { ...coverage, struck: wasVoter },
  };
}
