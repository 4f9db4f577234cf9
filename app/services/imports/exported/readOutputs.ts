import { z } from 'zod';
import { MEASURES_TABLE, OUTPUTS } from '#app/core/reports/tables/tables.ts';
import { said, type Problem } from '#app/core/shared/errors.ts';
import type { GivenOutput, GivenScore, GivenSystem } from '../given/givenStudy.ts';
import { cellOf } from '../given/stored.ts';
import type { ExportFiles } from './exportFiles.ts';
import { faultsOfNames, type Names } from './names.ts';
import { COUNT, FIELDS, FIGURE, MAYBE, NAME, readRows, TEXT } from './readRows.ts';

const OUTPUT = z.object({
  item: NAME,
  system: NAME,
  output: TEXT,
  tokens: COUNT,
  latency_ms: FIGURE,
  finish_reason: MAYBE,
  shared_text_id: NAME,
  source_system: MAYBE,
  prompt_tokens: COUNT,
  first_token_ms: FIGURE,
  truncated_tokens: COUNT,
  near_ties: COUNT,
  provenance: COUNT,
});

/** The texts of an export. */
export async function readOutputs(
  files: ExportFiles,
  names: Names,
  systems: readonly GivenSystem[],
): Promise<{ readonly outputs: readonly GivenOutput[]; readonly problems: readonly Problem[] }> {
  const read = await readRows(files, OUTPUTS, OUTPUT);
  const ways = new Map(systems.map(({ name, provenances }) => [name, provenances.length]));
  const known = new Set<string>();
  read.rows.forEach((row, at) => {
    faultsOfNames(names, (column, why) => read.fault(at, column, why), row, {
      system: row.system,
      source_system: row.source_system,
    });
    const cell = cellOf(row.item, row.system);
    if (known.has(cell)) read.fault(at, 'output', said('id-twice', { id: `${row.item}, ${row.system}` }));
    known.add(cell);
    if (row.provenance !== null && row.provenance >= (ways.get(row.system) ?? 0)) {
      read.fault(at, 'provenance', said('export-provenance', { place: row.provenance }));
    }
  });
  const outputs = read.rows.map((row): GivenOutput => ({
    item: row.item,
    system: row.system,
    text: row.output,
    tokens: row.tokens,
    latencyMs: row.latency_ms,
    finishReason: row.finish_reason,
    sharedTextId: row.shared_text_id,
    sourceSystem: row.source_system,
    promptTokens: row.prompt_tokens,
    firstTokenMs: row.first_token_ms,
    truncatedTokens: row.truncated_tokens,
    nearTies: row.near_ties,
    provenance: row.provenance,
  }));
  return { outputs, problems: read.problems() };
}

const SCORE = z.object({
  item: MAYBE,
  system: NAME,
  measure: NAME,
  value: FIGURE,
  lower: FIGURE,
  upper: FIGURE,
  signature: MAYBE,
  detail: FIELDS.nullable(),
});

/** What measures say in an export. */
export async function readScores(
  files: ExportFiles,
  names: Names,
): Promise<{ readonly scores: readonly GivenScore[]; readonly problems: readonly Problem[] }> {
  const read = await readRows(files, MEASURES_TABLE, SCORE);
  const known = new Set<string>();
  read.rows.forEach((row, at) => {
    faultsOfNames(names, (column, why) => read.fault(at, column, why), row, { system: row.system });
    const key = JSON.stringify([row.item, row.system, row.measure]);
    if (known.has(key)) read.fault(at, 'measure', said('id-twice', { id: row.measure }));
    known.add(key);
  });
  return { scores: read.rows, problems: read.problems() };
}
