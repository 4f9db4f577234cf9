import { canonicalJson } from '../shared/canonicalJson.ts';
import type { StudyData } from '../evidence/data.ts';
import type { VerdictTables } from './judging/tables.ts';

/** Raised whenever a figure or the rule could change: analyses of another version are computed again. */
export const ANALYSIS_VERSION = 'evenhand-4';

/**
 * Everything that a verdict rests on as one text, the same for the same content whatever the order of rows and
 * keys: what the data hash is taken of.
 *
 * @param configuration the study's frozen configuration, as canonical JSON
 * @param tables what rule 2 reads; null where another rule judges
 */
export function canonicalText(
  configuration: string,
  data: StudyData,
  tables: VerdictTables | null = null,
): string {
  return [...canonicalPieces(configuration, data, tables)].join('');
}

/** The same in pieces, one after the other: of a large study it is longer than a text may be. */
export function* canonicalPieces(
  configuration: string,
  data: StudyData,
  tables: VerdictTables | null = null,
): Generator<string> {
  yield `{"configuration":${configuration},"data":`;
  yield* rowPieces(data);
  if (tables !== null) {
    yield ',"tables":';
    yield* rowPieces(tables);
  }
  yield '}';
}

/** So many rows are a piece. */
const PIECE_ROWS = 1000;

/** Tables that every hash contains, with or without rows; those of what came later only where there are any. */
const ALWAYS: ReadonlySet<string> = new Set([
  'items',
  'systems',
  'outputs',
  'ratings',
  'preferences',
  'rankings',
  'raters',
  'repeats',
  'highlights',
  'skips',
  'measures',
]);

/** As the canonical JSON of an object of the tables, each a list of the texts of its rows in their order. */
function* rowPieces(data: StudyData | VerdictTables): Generator<string> {
  const tables = (Object.entries(data) as [string, readonly unknown[]][])
    .filter(([name, rows]) => ALWAYS.has(name) || rows.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  for (const [index, [name, rows]] of tables.entries()) {
    yield `${index === 0 ? '{' : ','}${JSON.stringify(name)}:[`;
    const texts = rows.map(canonicalJson).sort();
    for (let from = 0; from < texts.length; from += PIECE_ROWS) {
      const piece = JSON.stringify(texts.slice(from, from + PIECE_ROWS)).slice(1, -1);
      yield from === 0 ? piece : `,${piece}`;
    }
    yield ']';
  }
  yield tables.length === 0 ? '{}' : '}';
}
