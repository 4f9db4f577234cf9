import { saidAsText } from '#app/core/shared/errors.ts';
import { MAKER } from '#app/inference/provenance/maker.ts';
import { generateRemotely } from '#app/inference/remote/generateRemotely.ts';
import type { Database } from '#db/database.ts';
import { failedItems, recordEfficiency, recordOutputFailure } from '#db/queries/generation.ts';
import { itemsWithoutOutput } from '#db/queries/outputs.ts';
import { recordProvenance } from '#db/queries/provenance.ts';
import type { Row } from '#db/schema.ts';
import type { RemoteProvider } from '#app/core/studies/remoteProvider.ts';
import { asked } from './asked.ts';
import { generatedRow } from './generatedRow.ts';
import { createOutputWriter } from './outputWriter.ts';
import { stageProgress } from './progress.ts';
import type { GenerationRun } from './run.ts';
import type { Store } from './turn.ts';

/**
 * Has a server write the outputs of one system that are missing. An item that it gives no text for is noted as
 * failed, the others go on.
 *
 * @throws AppError as `generateRemotely`
 */
export async function generateOnServer(
  db: Database,
  system: Row<'systems'>,
  provider: RemoteProvider,
  { access, control }: Pick<GenerationRun, 'access' | 'control'>,
  store: Store,
): Promise<void> {
  const missing = await itemsWithoutOutput(db, system.study_id, system.id);
  if (missing.length === 0) return;
  // What the server refused before comes last: refusals alone, from the first on, would end the run.
  const failed = await failedItems(db, system.id);
  const items = [
    ...missing.filter(({ id }) => !failed.has(id)),
    ...missing.filter(({ id }) => failed.has(id)),
  ];
  const idOf = new Map(items.map(({ key, id }) => [key, id]));
  const recorded = new Map<string | null, number>();
  /** What a server says that it is may change while it is asked. */
  const provenanceId = async (reportedModel: string | null) => {
    let id = recorded.get(reportedModel);
    if (id === undefined) {
      const { host } = new URL(provider.baseUrl);
      const way = { kind: 'openai', host, model: provider.model, reportedModel, ...MAKER } as const;
      recorded.set(reportedModel, (id = await store((trx) => recordProvenance(trx, system, way))));
    }
    return id;
  };
  const progress = stageProgress(control, `generating ${system.name}`, items.length);
  const writer = createOutputWriter(store, system.id, control.kept);
  const outcomes = generateRemotely({
    provider,
    settings: system.settings,
    items: items.map(asked),
    hosts: access.hosts,
    apiKey: access.apiKey,
    signal: control.signal,
  });
  try {
    for await (const outcome of outcomes) {
      const item_id = idOf.get(outcome.item)!;
      if ('failure' in outcome) {
        const failure = { study_id: system.study_id, system_id: system.id, item_id };
        await store((trx) => recordOutputFailure(trx, { ...failure, message: saidAsText(outcome.failure) }));
        progress.done();
        continue;
      }
      const { answer, latencyMs } = outcome;
      const written = { ...answer, tokenIds: null, latencyMs };
      await writer.add(generatedRow(system, item_id, written, await provenanceId(answer.model)));
      progress.done(answer.tokens ?? 0);
    }
  } finally {
    await writer.drain();
    await store((trx) => recordEfficiency(trx, system.id));
  }
}
