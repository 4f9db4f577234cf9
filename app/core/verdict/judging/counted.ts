import { entryOf } from '../../shared/entryOf.ts';
import { analyses } from '../analyses.ts';
import { rowsOf, standingRows } from './standing.ts';
import type { VerdictTables } from './tables.ts';

/** A value of a text that counts. */
export interface Reading {
  readonly value: number;
  readonly position: number | null;
  readonly submittedAt: number | null;
  readonly activeMs: number | null;
}

/** A comparison that counts, of `first` with `second`: 1 where the second was preferred, −1 the first, 0 neither. */
export interface Compared {
  readonly item: number;
  readonly rater: number;
  readonly first: string;
  readonly second: string;
  readonly difference: number;
  readonly shown: boolean;
  readonly position: number | null;
  readonly activeMs: number | null;
}

/** Something that texts get values on. */
export interface ScoredThing {
  /** The kind of task that asks for it. */
  readonly kind: string;
  /** Which controls show a loss of it: see `KindJudging`. */
  readonly controls: 'named' | 'all';
}

/** The judgments that count, by number of item and rater: `cell` = item · raters + rater. */
export interface Counted {
  readonly items: readonly string[];
  readonly raters: readonly string[];
  readonly itemOf: ReadonlyMap<string, number>;
  readonly raterOf: ReadonlyMap<string, number>;
  /** Values of texts: by what they are on (a criterion), then system, then cell. */
  readonly readings: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<number, Reading>>>;
  /** What each of these names is. */
  readonly things: ReadonlyMap<string, ScoredThing>;
  /** Comparisons by the name of their line; a name for each kind that compares. */
  readonly compared: ReadonlyMap<string, readonly Compared[]>;
}

/**
 * One answer for each text, rater and criterion: the one that stood before its item's texts were shown side by side,
 * which tells what a control is; of controls, the first.
 */
export function countedJudgments(tables: VerdictTables): Counted {
  const items = tables.items.map(({ item }) => item);
  const itemOf = new Map(items.map((item, index) => [item, index]));
  const raterOf = new Map<string, number>();
  const numberOf = (rater: string) => {
    const known = raterOf.get(rater);
    if (known !== undefined) return known;
    raterOf.set(rater, raterOf.size);
    return raterOf.size - 1;
  };
  for (const { rater } of tables.raters) numberOf(rater);
  for (const { judging } of analyses.all) for (const { rater } of rowsOf(judging, tables)) numberOf(rater);
  for (const { rater } of tables.skips) numberOf(rater);
  const raters = [...raterOf.keys()];
  const cellOf = ({ item, rater }: { item: string; rater: string }) =>
    itemOf.get(item)! * raters.length + raterOf.get(rater)!;
  const standing = standingRows(tables);
  const readings = new Map<string, Map<string, Map<number, Reading>>>();
  const things = new Map<string, ScoredThing>();
  const compared = new Map<string, Compared[]>();
  for (const { kind, judging } of analyses.all) {
    const rows = rowsOf(judging, standing);
    const { scores, compares } = judging;
    if (scores !== null) {
      const { controls } = scores;
      for (const row of rows) {
        const name = scores.nameOf(row);
        const bySystem = entryOf(readings, name, () => {
          things.set(name, { kind, controls });
          return new Map<string, Map<number, Reading>>();
        });
        const { position, submittedAt, activeMs } = row;
        const reading: Reading = { value: scores.valueOf(row), position, submittedAt, activeMs };
        for (const system of judging.systemsOf(row)) {
          entryOf(bySystem, system, () => new Map<number, Reading>()).set(cellOf(row), reading);
        }
      }
    }
    if (compares !== null) {
      const pairs = compares.pairs(rows).map(({ row, first, second, difference }): Compared => ({
        item: itemOf.get(row.item)!,
        rater: raterOf.get(row.rater)!,
        first,
        second,
        difference,
        shown: compares.wasShown(row),
        position: row.position,
        activeMs: row.activeMs,
      }));
      compared.set(compares.line, pairs);
    }
  }
  return { items, raters, itemOf, raterOf, readings, things, compared };
}

/** All comparisons, of whatever kind. */
export function allCompared({ compared }: Counted): Compared[] {
  return [...compared.values()].flat();
}
