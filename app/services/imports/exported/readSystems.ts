import { z } from 'zod';
import { SYSTEMS } from '#app/core/reports/tables/tables.ts';
import { said, type Problem } from '#app/core/shared/errors.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import { DOSES } from '#app/core/studies/dose.ts';
import type { Provenance } from '#app/core/studies/provenance.ts';
import { PROVIDER_KINDS } from '#app/core/studies/providers.ts';
import type { GivenSystem } from '../given/givenStudy.ts';
import type { ExportFiles } from './exportFiles.ts';
import { COUNT, FIELDS, FIGURE, MAYBE, NAME, readRows } from './readRows.ts';

const ROW = z.object({
  system: NAME,
  role: z.enum(['baseline', 'candidate', 'control']),
  settings: FIELDS,
  size_bytes: COUNT,
  tokens_per_second: FIGURE,
  latency_p50_ms: FIGURE,
  latency_p95_ms: FIGURE,
  first_token_ms: FIGURE,
  peak_memory_bytes: COUNT,
  generation_ms: FIGURE,
  provenance: z
    .array(z.object({ provenance: z.looseObject({ kind: z.enum(PROVIDER_KINDS) }).nullable() }))
    .nullable(),
  criterion: MAYBE,
  dose: z.enum(DOSES).nullable(),
  maker: MAYBE,
  tokenizer_hash: MAYBE,
});

/** The systems of an export, controls included: those of its configuration with the same parts in it. */
export async function readSystems(
  files: ExportFiles,
  { systems: asked }: Pick<StudyConfiguration, 'systems'>,
): Promise<{ readonly systems: readonly GivenSystem[]; readonly problems: readonly Problem[] }> {
  const read = await readRows(files, SYSTEMS, ROW);
  const roles = new Map(asked.map(({ name, role }) => [name, role]));
  const known = new Set<string>();
  read.rows.forEach(({ system, role, dose }, at) => {
    if (known.has(system)) read.fault(at, 'system', said('id-twice', { id: system }));
    known.add(system);
    if ((roles.get(system) ?? 'control') !== role) {
      read.fault(at, 'role', said('export-role', { system, role }));
    }
    if (role === 'control' && dose === null) read.fault(at, 'dose', said('is-missing'));
  });
  const problems = read.problems();
  const absent = asked.filter(({ name }) => !known.has(name));
  if (problems.length === 0 && absent.length > 0) {
    const params = { system: absent[0]!.name, known: [...known].join(', ') };
    problems.push({ path: SYSTEMS.file, ...said('export-system-missing', params) });
  }
  const systems = read.rows.map((row): GivenSystem => ({
    name: row.system,
    role: row.role,
    criterion: row.criterion,
    dose: row.dose,
    maker: row.maker,
    settings: row.settings,
    sizeBytes: row.size_bytes,
    tokensPerSecond: row.tokens_per_second,
    peakMemoryBytes: row.peak_memory_bytes,
    latencyP50Ms: row.latency_p50_ms,
    latencyP95Ms: row.latency_p95_ms,
    firstTokenMs: row.first_token_ms,
    generationMs: row.generation_ms,
    tokenizerHash: row.tokenizer_hash,
    provenances: (row.provenance ?? []).map(({ provenance }) => provenance as Provenance | null),
  }));
  return { systems, problems };
}
