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
  const rows = rowsText(data);
  const read = tables === null ? '' : `,"tables":${rowsText(tables)}`;
  return `{"configuration":${configuration},"data":${rows}${read}}`;
}

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

function rowsText(data: StudyData | VerdictTables): string {
  const tables = Object.entries(data)
    .filter(([name, rows]: [string, readonly unknown[]]) => ALWAYS.has(name) || rows.length > 0)
    .map(([name, rows]: [string, readonly unknown[]]) => [name, rows.map(canonicalJson).sort()]);
  return canonicalJson(Object.fromEntries(tables) as Record<string, string[]>);
}
