import { requireStudy } from '#app/services/studies/requireStudy.ts';
import type { Database } from '#db/database.ts';
import { countRemarkableOutputs, listOutputFailures } from '#db/queries/generation.ts';
import { countOutputs } from '#db/queries/overview.ts';
import { listSystems } from '#db/queries/systems.ts';

/** How a system's generation stands: what is there, what failed and why, what it cost. */
export interface SystemGeneration {
  readonly system: string;
  readonly role: 'baseline' | 'candidate';
  readonly provider: 'onnx' | 'openai' | 'import';
  readonly outputs: number;
  /** Why the last run of the system as a whole ended early; null where it did not. */
  readonly failure: string | null;
  /** Items without an output whose last attempt failed, in the study's order. */
  readonly failedItems: readonly { readonly item: string; readonly message: string }[];
  /** Outputs whose prompt was cut to fit, as the settings say. */
  readonly truncated: number;
  /** Outputs in which rounding could have turned a choice between two tokens. */
  readonly nearTies: number;
  /** Null where it is not known: of imported outputs, or of a model on a server. */
  readonly sizeBytes: number | null;
  readonly peakMemoryBytes: number | null;
  readonly tokensPerSecond: number | null;
  readonly firstTokenMs: number | null;
  readonly latencyP50Ms: number | null;
  readonly latencyP95Ms: number | null;
}

/** @throws AppError `not_found` */
export async function generationReport(db: Database, slug: string): Promise<SystemGeneration[]> {
  const study = await requireStudy(db, slug);
  const outputs = await countOutputs(db, study.id);
  const failures = await listOutputFailures(db, study.id);
  const remarkable = await countRemarkableOutputs(db, study.id);
  return (await listSystems(db, study.id)).flatMap((row): SystemGeneration[] => {
    if (row.role === 'control') return [];
    return [
      {
        system: row.name,
        role: row.role,
        provider: row.provider?.kind ?? 'import',
        outputs: outputs.get(row.id) ?? 0,
        failure: row.failure,
        failedItems: failures.flatMap(({ system, item, message }) =>
          system === row.name ? [{ item, message }] : [],
        ),
        truncated: remarkable.get(row.id)?.truncated ?? 0,
        nearTies: remarkable.get(row.id)?.nearTies ?? 0,
        sizeBytes: row.size_bytes,
        peakMemoryBytes: row.peak_memory_bytes,
        tokensPerSecond: row.tokens_per_second,
        firstTokenMs: row.first_token_ms,
        latencyP50Ms: row.latency_p50_ms,
        latencyP95Ms: row.latency_p95_ms,
      },
    ];
  });
}
