import { canonicalJson } from '../shared/canonicalJson.ts';
import type { StudyData } from '../evidence/data.ts';

/** Raised whenever a figure or the rule could change: analyses of another version are computed again. */
export const ANALYSIS_VERSION = 'evenhand-4';

/**
 * Everything that a verdict rests on as one text, the same for the same content whatever the order of rows and
 * keys: what the data hash is taken of.
 *
 * @param configuration the study's frozen configuration, as canonical JSON
 */
export function canonicalText(configuration: string, data: StudyData): string {
  const tables = Object.entries(data).map(([name, rows]: [string, readonly unknown[]]) => [
    name,
    rows.map(canonicalJson).sort(),
  ]);
  const rows = canonicalJson(Object.fromEntries(tables) as Record<string, string[]>);
  return `{"configuration":${configuration},"data":${rows}}`;
}
