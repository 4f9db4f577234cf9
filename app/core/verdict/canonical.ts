import type { StudyConfiguration } from '../studies/configuration.ts';
import type { StudyData } from './data.ts';

/** Raised whenever a figure or the rule could change: analyses of another version are computed again. */
export const ANALYSIS_VERSION = 'evenhand-4';

/**
 * Everything that a verdict rests on as one text, the same for the same content whatever the order of rows and
 * keys: what the data hash is taken of.
 */
export function canonicalText(configuration: StudyConfiguration, data: StudyData): string {
  const tables = Object.entries(data).map(([name, rows]: [string, readonly unknown[]]) => [
    name,
    rows.map(canonicalJson).sort(),
  ]);
  return canonicalJson({ configuration, data: Object.fromEntries(tables) as Record<string, string[]> });
}

/** JSON with the keys of objects in order. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}
