import type { StudyData } from '#app/core/evidence/data.ts';
import type { VerdictTables } from '#app/core/verdict/judging/tables.ts';

/** Everything that a report rests on beside the study's settings. */
export interface StudyTables {
  readonly data: StudyData;
  /** What rule 2 reads; null where another rule judges. */
  readonly tables: VerdictTables | null;
}

/** Some rows of a table, in their order. */
export interface StudyPart {
  readonly of: keyof StudyTables;
  readonly table: string;
  readonly rows: readonly unknown[];
}

/** So many rows are a part: their text is written, and taken up, in a few milliseconds. */
const PART_ROWS = 2000;

/**
 * A study's tables as texts: of a hundred thousand rows these cross to another process faster than the rows do, and no
 * text grows with the study. Others get a turn after each.
 */
export async function partsOf(study: StudyTables): Promise<string[]> {
  const parts: string[] = [];
  for (const of of ['data', 'tables'] as const) {
    for (const [table, rows] of Object.entries(study[of] ?? {}) as [string, readonly unknown[]][]) {
      // A table without rows is a part too.
      for (let from = 0; from === 0 || from < rows.length; from += PART_ROWS) {
        const part: StudyPart = { of, table, rows: rows.slice(from, from + PART_ROWS) };
        parts.push(JSON.stringify(part));
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  }
  return parts;
}

/** The tables that parts were made of. */
export function joinParts(parts: readonly StudyPart[]): StudyTables {
  const all: Record<keyof StudyTables, Record<string, unknown[]>> = { data: {}, tables: {} };
  for (const { of, table, rows } of parts) {
    const known = (all[of][table] ??= []);
    for (const row of rows) known.push(row);
  }
  const hasTables = Object.keys(all.tables).length > 0;
  return {
    data: all.data as unknown as StudyData,
    tables: hasTables ? (all.tables as unknown as VerdictTables) : null,
  };
}
