import type { KindJudging } from '../../evidence/kindJudging.ts';
import type { JudgedWhen } from '../../kinds/judged.ts';
import { kinds } from '../../kinds/kinds.ts';
import type { Layout } from '../../kinds/layout.ts';
import { entryOf } from '../../shared/entryOf.ts';
import { analyses } from '../analyses.ts';
import type { JudgedTables, VerdictTables } from './tables.ts';

/** A kind's rows among tables of the verdict. */
export function rowsOf({ table }: Pick<KindJudging, 'table'>, tables: JudgedTables): readonly JudgedWhen[] {
  return (tables as unknown as Readonly<Record<string, readonly JudgedWhen[] | undefined>>)[table] ?? [];
}

/**
 * The rows that count, of all revisions: of a text's values those of the revision that stood before its item's texts
 * were shown side by side, of comparisons and rankings the latest, and of all that is about a control the first; a
 * ranking with a control among its texts is about it. Where nothing was corrected these are all rows, and given what
 * it gives, it gives the same.
 */
export function standingRows<T extends RevisedTables>(tables: T): Pick<T, keyof JudgedTables> {
  const of = (rows: (judging: KindJudging, layout: Layout) => readonly JudgedWhen[]) =>
    Object.fromEntries(
      analyses.all.map(({ kind, judging }) => [judging.table, rows(judging, kinds.of(kind).layout)]),
    ) as unknown as Pick<T, keyof JudgedTables>;
  const corrected = analyses.all.some(({ judging }) => rowsOf(judging, tables).some((row) => !isFirst(row)));
  if (!corrected) return of((judging) => rowsOf(judging, tables));
  const controls = controlsOf(tables);
  const beside = shownBeside(tables);
  return of((judging, layout) => {
    const rows = rowsOf(judging, tables);
    const isControl = (row: JudgedWhen) => judging.systemsOf(row).some((system) => controls.has(system));
    const textOf = (row: JudgedWhen) => [cellKey(row), ...judging.systemsOf(row)].join('\u0000');
    switch (layout) {
      case 'single':
        return standingValues(rows, textOf, beside, isControl);
      case 'sides':
        return oneRevision(rows, textOf, isControl);
      case 'order': {
        // An item's texts are put in order once.
        const withControl = new Set(rows.filter(isControl).map(cellKey));
        return oneRevision(rows, textOf, (row) => withControl.has(cellKey(row)));
      }
    }
  });
}

/** What these raters answered. */
export function judgedBy(
  tables: JudgedTables,
  counts: (row: Pick<JudgedWhen, 'rater'>) => boolean,
): JudgedTables {
  return Object.fromEntries(
    analyses.all.map(({ judging }) => [judging.table, rowsOf(judging, tables).filter(counts)]),
  ) as unknown as JudgedTables;
}

/** The active time of each task in milliseconds, by its latest row; tasks without one are left out. */
export function taskTimes(tables: JudgedTables): number[] {
  const times = new Map<string, number>();
  for (const { kind, judging } of analyses.all) {
    const oneAnItem = kinds.of(kind).layout === 'order';
    for (const row of rowsOf(judging, tables)) {
      if (row.activeMs === null) continue;
      const texts = oneAnItem ? [] : judging.systemsOf(row);
      times.set([kind, cellKey(row), ...texts].join('\u0000'), row.activeMs);
    }
  }
  return [...times.values()];
}

/** What the choice of revisions looks at. */
export type RevisedTables = JudgedTables & Pick<VerdictTables, 'systems'>;

const cellKey = ({ item, rater }: JudgedWhen) => `${item}\u0000${rater}`;

/** Rows of the revision of each text that stands: a criterion that a correction left out has no rating. */
function standingValues(
  rows: readonly JudgedWhen[],
  textOf: (row: JudgedWhen) => string,
  beside: ReadonlyMap<string, { at: number | null }>,
  isControl: (row: JudgedWhen) => boolean,
): JudgedWhen[] {
  const texts = new Map<string, JudgedWhen[]>();
  for (const row of rows) entryOf(texts, textOf(row), () => []).push(row);
  const stands = new Set<JudgedWhen>();
  for (const own of texts.values()) {
    const [row] = own as [JudgedWhen];
    const one = isControl(row) ? own.find(isFirst) : standing(own, beside.get(cellKey(row)) ?? null);
    if (one === undefined) continue;
    for (const other of own) if ((other.revision ?? 1) === (one.revision ?? 1)) stands.add(other);
  }
  return rows.filter((row) => stands.has(row));
}

const isFirst = ({ revision }: JudgedWhen) => revision === null || revision <= 1;

/** A row of the revision that stood when the texts were shown side by side; undefined where only later ones are known. */
function standing(
  revisions: readonly JudgedWhen[],
  beside: { at: number | null } | null,
): JudgedWhen | undefined {
  const sorted = [...revisions].sort((a, b) => (a.revision ?? 1) - (b.revision ?? 1));
  if (beside === null) return sorted.at(-1);
  const { at } = beside;
  return sorted
    .filter((row) => isFirst(row) || (at !== null && row.submittedAt !== null && row.submittedAt <= at))
    .at(-1);
}

/** When each cell's texts were first shown side by side, `at` null where that isn't known. */
function shownBeside(tables: RevisedTables): Map<string, { at: number | null }> {
  const beside = new Map<string, { at: number | null }>();
  for (const { kind, judging } of analyses.all) {
    if (kinds.of(kind).layout === 'single') continue;
    for (const row of rowsOf(judging, tables)) {
      if (judging.compares?.wasShown(row) === false) continue;
      const shownAt = row.submittedAt === null ? null : row.submittedAt - (row.activeMs ?? 0);
      const cell = cellKey(row);
      const known = beside.get(cell);
      if (known === undefined) beside.set(cell, { at: shownAt });
      else known.at = known.at === null || shownAt === null ? null : Math.min(known.at, shownAt);
    }
  }
  return beside;
}

function controlsOf(tables: Pick<VerdictTables, 'systems'>): Set<string> {
  return new Set(tables.systems.flatMap(({ system, role }) => (role === 'control' ? [system] : [])));
}

/** Each key's row of the highest revision, or of the first where corrections don't count, in the order of the rows. */
function oneRevision(
  rows: readonly JudgedWhen[],
  keyOf: (row: JudgedWhen) => string,
  firstCounts: (row: JudgedWhen) => boolean,
): JudgedWhen[] {
  const counted = new Map<string, JudgedWhen>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = counted.get(key);
    const first = firstCounts(row);
    if (first ? isFirst(row) : known === undefined || (row.revision ?? 1) >= (known.revision ?? 1)) {
      counted.set(key, row);
    }
  }
  return [...counted.values()];
}
