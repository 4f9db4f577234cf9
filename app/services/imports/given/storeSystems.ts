import { recordProvenance } from '#db/queries/provenance.ts';
import { insertSystems } from '#db/queries/systems.ts';
import { systemRow } from '../../studies/createStudy.ts';
import type { Storing } from './stored.ts';

/** A system as it was stored. */
export interface StoredSystem {
  readonly id: number;
  /** Numbers of the ways in which its outputs came about, in the order in which they were given; null for none. */
  readonly provenances: readonly (number | null)[];
}

/** Stores the systems of a study, controls included, and how their outputs came about. */
export async function storeSystems({
  trx,
  studyId,
  given,
}: Storing): Promise<ReadonlyMap<string, StoredSystem>> {
  const asked = new Map(given.configuration.systems.map((system) => [system.name, system]));
  const rows = await insertSystems(
    trx,
    given.systems.map((system, position) => {
      const own = asked.get(system.name);
      const control = { study_id: studyId, name: system.name, role: system.role, position, provider: null };
      return {
        ...(own === undefined
          ? { ...control, settings: JSON.stringify(system.settings) }
          : systemRow(studyId, own, position)),
        criterion: system.criterion,
        dose: system.dose,
        maker: system.maker,
        size_bytes: system.sizeBytes,
        tokens_per_second: system.tokensPerSecond,
        peak_memory_bytes: system.peakMemoryBytes,
        latency_p50_ms: system.latencyP50Ms,
        latency_p95_ms: system.latencyP95Ms,
        first_token_ms: system.firstTokenMs,
        generation_ms: system.generationMs,
        tokenizer_hash: system.tokenizerHash,
      };
    }),
  );
  const stored = new Map(rows.map((row) => [row.name, row]));
  const systems = new Map<string, StoredSystem>();
  for (const { name, provenances } of given.systems) {
    const row = stored.get(name)!;
    const ways: (number | null)[] = [];
    for (const provenance of provenances) {
      ways.push(provenance === null ? null : await recordProvenance(trx, row, provenance));
    }
    systems.set(name, { id: row.id, provenances: ways });
  }
  return systems;
}
