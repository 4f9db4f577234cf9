import type { JudgedRank, JudgedRating, JudgedWhen, VerdictTables } from './tables.ts';

/** A rating that counts. */
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

/** The judgments that count, by number of item and rater: `cell` = item · raters + rater. */
export interface Counted {
  readonly items: readonly string[];
  readonly raters: readonly string[];
  readonly itemOf: ReadonlyMap<string, number>;
  readonly raterOf: ReadonlyMap<string, number>;
  /** By criterion, then system, then cell. */
  readonly ratings: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<number, Reading>>>;
  readonly pairs: readonly Compared[];
  /** Comparisons that rankings contain. */
  readonly ranked: readonly Compared[];
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
  for (const rows of [tables.ratings, tables.preferences, tables.rankings, tables.skips]) {
    for (const { rater } of rows) numberOf(rater);
  }
  const raters = [...raterOf.keys()];
  const cellOf = ({ item, rater }: { item: string; rater: string }) =>
    itemOf.get(item)! * raters.length + raterOf.get(rater)!;
  const standing = standingRows(tables);
  const pairs = standing.preferences.map((row): Compared => ({
    item: itemOf.get(row.item)!,
    rater: raterOf.get(row.rater)!,
    first: row.systemA,
    second: row.systemB,
    difference: row.choice === 'tie' ? 0 : row.choice === 'a' ? -1 : 1,
    shown: row.source === 'judged',
    position: row.position,
    activeMs: row.activeMs,
  }));
  return {
    items,
    raters,
    itemOf,
    raterOf,
    ratings: countedRatings(standing.ratings, cellOf),
    pairs,
    ranked: rankedPairs(standing.rankings, cellOf, itemOf, raterOf),
  };
}

type CellOf = (row: { item: string; rater: string }) => number;

function countedRatings(ratings: readonly JudgedRating[], cellOf: CellOf): Counted['ratings'] {
  const counted = new Map<string, Map<string, Map<number, Reading>>>();
  for (const row of ratings) {
    const bySystem = entryOf(counted, row.criterion, () => new Map<string, Map<number, Reading>>());
    entryOf(bySystem, row.system, () => new Map<number, Reading>()).set(cellOf(row), row);
  }
  return counted;
}

/**
 * The rows that count, of all revisions: of a text's ratings those of the revision that stood before its item's texts
 * were shown side by side, of comparisons and rankings the latest, and of all that is about a control the first; a
 * ranking with a control among its texts is about it. Where nothing was corrected these are all rows, and given what
 * it gives, it gives the same.
 */
export function standingRows<T extends RevisedTables>(
  tables: T,
): Pick<T, 'ratings' | 'preferences' | 'rankings'> {
  const { ratings, preferences, rankings } = tables;
  const corrected = [ratings, preferences, rankings].some((rows) => rows.some((row) => !isFirst(row)));
  if (!corrected) return { ratings, preferences, rankings };
  const controls = controlsOf(tables);
  const cellOf = ({ item, rater }: JudgedWhen) => `${item}\u0000${rater}`;
  const withControl = new Set(rankings.filter(({ system }) => controls.has(system)).map(cellOf));
  return {
    ratings: standingRatings(ratings, shownBeside(tables, cellOf), controls),
    preferences: oneRevision(
      preferences,
      (row) => [cellOf(row), row.systemA, row.systemB].join('\u0000'),
      ({ systemA, systemB }) => controls.has(systemA) || controls.has(systemB),
    ),
    rankings: oneRevision(
      rankings,
      (row) => [cellOf(row), row.system].join('\u0000'),
      (row) => withControl.has(cellOf(row)),
    ),
  };
}

/** What the choice of revisions looks at. */
export type RevisedTables = Pick<VerdictTables, 'systems' | 'ratings' | 'preferences' | 'rankings'>;

/** Ratings of the revision of each text that stands: a criterion that a correction left out has no rating. */
function standingRatings(
  ratings: readonly JudgedRating[],
  compared: ReadonlyMap<string, { at: number | null }>,
  controls: ReadonlySet<string>,
): JudgedRating[] {
  const cells = new Map<string, Map<string, JudgedRating[]>>();
  for (const row of ratings) {
    const bySystem = entryOf(cells, `${row.item}\u0000${row.rater}`, () => new Map<string, JudgedRating[]>());
    entryOf(bySystem, row.system, () => []).push(row);
  }
  const stands = new Set<JudgedRating>();
  for (const [cell, bySystem] of cells) {
    for (const [system, rows] of bySystem) {
      const one = controls.has(system) ? rows.find(isFirst) : standing(rows, compared.get(cell) ?? null);
      if (one === undefined) continue;
      for (const row of rows) if ((row.revision ?? 1) === (one.revision ?? 1)) stands.add(row);
    }
  }
  return ratings.filter((row) => stands.has(row));
}

const isFirst = ({ revision }: JudgedWhen) => revision === null || revision <= 1;

/** A rating of the revision that stood when the texts were shown side by side; undefined where only later ones are known. */
function standing(
  revisions: readonly JudgedRating[],
  compared: { at: number | null } | null,
): JudgedRating | undefined {
  const sorted = [...revisions].sort((a, b) => (a.revision ?? 1) - (b.revision ?? 1));
  if (compared === null) return sorted.at(-1);
  const { at } = compared;
  return sorted
    .filter((row) => isFirst(row) || (at !== null && row.submittedAt !== null && row.submittedAt <= at))
    .at(-1);
}

/** When each cell's texts were first shown side by side, `at` null where that isn't known. */
function shownBeside(
  tables: RevisedTables,
  cellOf: (row: JudgedWhen) => string,
): Map<string, { at: number | null }> {
  const compared = new Map<string, { at: number | null }>();
  const rows: readonly JudgedWhen[] = [
    ...tables.preferences.filter(({ source }) => source === 'judged'),
    ...tables.rankings,
  ];
  for (const row of rows) {
    const shownAt = row.submittedAt === null ? null : row.submittedAt - (row.activeMs ?? 0);
    const cell = cellOf(row);
    const known = compared.get(cell);
    if (known === undefined) compared.set(cell, { at: shownAt });
    else known.at = known.at === null || shownAt === null ? null : Math.min(known.at, shownAt);
  }
  return compared;
}

function controlsOf(tables: Pick<VerdictTables, 'systems'>): Set<string> {
  return new Set(tables.systems.flatMap(({ system, role }) => (role === 'control' ? [system] : [])));
}

/** Each key's row of the highest revision, or of the first where corrections don't count, in the order of the rows. */
function oneRevision<T extends JudgedWhen>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  firstCounts: (row: T) => boolean,
): T[] {
  const counted = new Map<string, T>();
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

/** Rankings as comparisons of each two of their systems: the better place wins, the same place is a tie. */
function rankedPairs(
  ranks: readonly JudgedRank[],
  cellOf: CellOf,
  itemOf: ReadonlyMap<string, number>,
  raterOf: ReadonlyMap<string, number>,
): Compared[] {
  const byCell = new Map<number, JudgedRank[]>();
  for (const row of ranks) entryOf(byCell, cellOf(row), () => []).push(row);
  return [...byCell.values()].flatMap((places) =>
    places.flatMap((one, index) =>
      places.slice(index + 1).map((other): Compared => ({
        item: itemOf.get(one.item)!,
        rater: raterOf.get(one.rater)!,
        first: one.system,
        second: other.system,
        difference: Math.sign(one.rank - other.rank),
        shown: true,
        position: one.position,
        activeMs: one.activeMs,
      })),
    ),
  );
}

/** What a map has under a key, made and put there where it had nothing. */
export function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
