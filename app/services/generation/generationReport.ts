import { saidFromText } from '#app/core/shared/errors.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';
import type { SystemGeneration } from '#app/core/reports/systemGeneration.ts';
import type { Provider } from '#app/core/studies/configuration.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import { settledProvenances } from '#app/services/studies/settledProvenances.ts';
import { onceSettled } from '#app/services/studies/onceSettled.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import type { Executor } from '#db/database.ts';
import {
  countEndings,
  firstCutPrompts,
  firstOutputFailures,
  type EndingCount,
} from '#db/queries/generation.ts';
import { sumReferenceScores } from '#db/queries/referenceScores.ts';
import { listSystems } from '#db/queries/systems.ts';
import type { Row } from '#db/schema.ts';

/** Items that the report names for each system and kind; `generationProblems` has them all. */
const MOST_LISTED = 50;

/** @throws AppError `not_found` */
export async function generationReport(db: Executor, slug: string): Promise<SystemGeneration<Said>[]> {
  const study = await requireStudy(db, slug);
  const [failures, endings, ways] = await Promise.all([
    firstOutputFailures(db, study.id, MOST_LISTED),
    onceSettled(db, study, 'endings', () => countEndings(db, study.id)),
    settledProvenances(db, study),
  ]);
  // The page asks each second while outputs are generated: what is rarely there is not looked for in vain.
  const isCut = endings.some(({ truncated }) => truncated > 0);
  const cuts = isCut ? await firstCutPrompts(db, study.id, MOST_LISTED) : [];
  const provenances = new Map(ways.map((each) => [each.system, each.made]));
  const scores = mayShowScores(study.state) ? await sumReferenceScores(db, study.id) : undefined;
  return (await listSystems(db, study.id)).flatMap((row): SystemGeneration<Said>[] => {
    if (row.role === 'control') return [];
    const own = ({ systemId }: { systemId: number }) => systemId === row.id;
    const failed = failures.filter(own);
    const ended = endings.filter(own);
    return [
      {
        system: row.name,
        role: row.role,
        provider: row.provider?.kind ?? 'import',
        model: modelOf(row.provider),
        settings: row.settings,
        outputs: total(ended, 'outputs'),
        failure: row.failure === null ? null : saidFromText(row.failure),
        failed: failed[0]?.count ?? 0,
        failedItems: failed.map(({ item, message }) => ({ item, why: saidFromText(message) })),
        truncated: total(ended, 'truncated'),
        cutPrompts: cuts.filter(own).map(({ item, tokens }) => ({ item, tokens })),
        nearTies: total(ended, 'nearTies'),
        endings: ended.map(({ finishReason, outputs }) => ({ reason: finishReason, outputs })),
        made: provenances.get(row.name) ?? [],
        ...costsOf(row),
        perplexity: perplexityOf(scores?.get(row.id)),
      },
    ];
  });
}

function total(endings: readonly EndingCount[], count: 'outputs' | 'truncated' | 'nearTies'): number {
  return endings.reduce((sum, ending) => sum + ending[count], 0);
}

/** Perplexity may vote: like the other estimates it is kept back while raters judge. */
function mayShowScores(state: StudyState): boolean {
  return state !== 'open' && state !== 'paused';
}

function perplexityOf(sum: { nats: number; tokens: number } | undefined): number | null {
  return sum === undefined || sum.tokens === 0 ? null : Math.exp(sum.nats / sum.tokens);
}

function modelOf(provider: Provider | null): string | null {
  if (provider?.kind === 'onnx') return provider.modelFolder;
  if (provider?.kind === 'openai') return `${provider.model} · ${new URL(provider.baseUrl).host}`;
  return null;
}

function costsOf(row: Row<'systems'>) {
  return {
    sizeBytes: row.size_bytes,
    peakMemoryBytes: row.peak_memory_bytes,
    tokensPerSecond: row.tokens_per_second,
    firstTokenMs: row.first_token_ms,
    latencyP50Ms: row.latency_p50_ms,
    latencyP95Ms: row.latency_p95_ms,
    generationMs: row.generation_ms,
  };
}
