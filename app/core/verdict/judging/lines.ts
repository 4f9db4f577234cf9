import { evidenceState, floorState, passes } from '../../evidence/evidenceState.ts';
import type { LineNote, LineRole } from '../../evidence/retention.ts';
import type { DataCount, LineKind, LineState } from '../../evidence/types.ts';
import type { Margin } from '../../studies/margins.ts';
import type { Counted } from './counted.ts';
import type { Found } from './differences.ts';
import { crossed } from './gate.ts';
import type { Includes } from './included.ts';
import { severeCounts, severeLosses, type SevereFinding } from './severeLosses.ts';

export type { LineNote, LineRole } from '../../evidence/retention.ts';

/** One interval of evidence for candidate − baseline against its margins, positive is better; of a floor, the value's own. */
export interface RuleLine extends Margin {
  readonly kind: LineKind;
  readonly name: string;
  readonly role: LineRole;
  readonly unit: string;
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly level: number;
  readonly state: LineState;
  readonly n: DataCount;
  readonly notes: readonly LineNote[];
}

/** What a line is about and means. */
export type LineHead = Pick<RuleLine, 'kind' | 'name' | 'role' | 'unit' | 'accept' | 'limit'>;

/** Below this share of items whose texts differ, a line says so: it rests on those few. */
const FEW_DIFFER = 0.1;

/**
 * The line of what raters found. Values that are all the same have an interval without width, which shows raters who
 * always answer alike as well as systems that are alike: it never passes, unless all texts are the same.
 *
 * @param identical items whose texts are the same
 */
export function foundLine(
  head: LineHead,
  rows: readonly Found[],
  identical: ReadonlySet<number>,
  level: number,
): RuleLine {
  const { estimate, lower, upper, noVariation } = crossed(rows, level);
  const items = new Set(rows.map(({ item }) => item));
  const differing = [...items].filter((item) => !identical.has(item)).length;
  const proven = evidenceState(lower, upper, head.accept, head.limit);
  const empty = lower !== null && noVariation && differing > 0 && passes(proven);
  const notes: LineNote[] = [];
  if (lower === null) notes.push({ kind: 'no-interval' });
  else if (noVariation && differing > 0) notes.push({ kind: 'no-variation' });
  if (differing < FEW_DIFFER * items.size)
    notes.push({ kind: 'few-texts-differ', differing, items: items.size });
  const state = empty ? 'inconclusive' : proven;
  return { ...head, estimate, lower, upper, level, state, n: countOf(rows), notes };
}

/**
 * The guardrail against severe losses.
 *
 * @param findings what raters found on each thing that is asked; kinds to which no drop is severe don't count
 */
export function severeLine(
  head: LineHead,
  findings: readonly (SevereFinding & { readonly rows: readonly Found[] })[],
  level: number,
): RuleLine {
  const counts = severeCounts(findings);
  const n = countOf(findings.flatMap(({ severeFrom, rows }) => (severeFrom === null ? [] : rows)));
  if (counts.items === 0) {
    const none = { estimate: null, lower: null, upper: null, level, state: 'missing' as const };
    return { ...head, ...none, n, notes: [{ kind: 'no-interval' }] };
  }
  const { estimate, lower, upper } = severeLosses(counts, level);
  const state = evidenceState(lower, upper, head.accept, head.limit);
  return { ...head, estimate, lower, upper, level, state, n, notes: [] };
}

/** The floor under the candidate's mean rating over criteria, in points. */
export function meanRatingFloor(
  { readings, raters }: Counted,
  criteria: ReadonlySet<string>,
  candidate: string,
  floor: number,
  includes: Includes,
  level: number,
): RuleLine {
  const sums = new Map<number, { sum: number; count: number }>();
  for (const [name, bySystem] of readings) {
    if (!criteria.has(name)) continue;
    for (const [cell, { value }] of bySystem.get(candidate) ?? []) {
      if (!includes(cell)) continue;
      const own = sums.get(cell) ?? { sum: 0, count: 0 };
      sums.set(cell, { sum: own.sum + value, count: own.count + 1 });
    }
  }
  const rows = [...sums].map(([cell, { sum, count }]) => ({
    item: Math.floor(cell / raters.length),
    rater: cell % raters.length,
    difference: sum / count,
  }));
  const { estimate, lower, upper } = crossed(rows, level);
  return {
    kind: 'floor',
    name: 'meanRating',
    role: 'must-pass',
    unit: 'points',
    accept: floor,
    limit: floor,
    estimate,
    lower,
    upper,
    level,
    state: floorState(lower, upper, floor, 'atLeast'),
    n: countOf(rows),
    notes: lower === null ? [{ kind: 'no-interval' }] : [],
  };
}

/** How much data rows rest on. */
export function countOf(rows: readonly Found[]): DataCount {
  return {
    items: new Set(rows.map(({ item }) => item)).size,
    raters: new Set(rows.map(({ rater }) => rater)).size,
    judgments: rows.length,
  };
}
