import { AppError } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import { recordEfficiency } from '#db/queries/generation.ts';
import { itemsWithoutOutput } from '#db/queries/outputs.ts';
import { itemsWithoutReferenceScore } from '#db/queries/referenceScores.ts';
import type { Row } from '#db/schema.ts';
import { generateOnServer } from './generateOnServer.ts';
import { generateOutputs } from './generateOutputs.ts';
import { resolveModelFolder } from './resolveModelFolder.ts';
import type { GenerationRun } from './run.ts';
import { scoreReferences } from './scoreReferences.ts';
import type { Store } from './turn.ts';

/**
 * Gives one system what it lacks: outputs, and the likelihood of the references where its model runs here.
 * @throws AppError where the system as a whole cannot go on
 */
export async function generateSystem(
  db: Database,
  system: Row<'systems'>,
  run: GenerationRun,
  store: Store,
): Promise<void> {
  const { provider } = system;
  switch (provider?.kind) {
    case 'onnx':
      return await generateHere(db, system, provider.modelFolder, run, store);
    case 'openai':
      return await generateOnServer(db, system, provider, run, store);
    case 'import':
    case undefined:
      return await requireImported(db, system, store);
  }
}

/** @throws AppError where outputs are still to be imported */
async function requireImported(db: Database, system: Row<'systems'>, store: Store): Promise<void> {
  await store((trx) => recordEfficiency(trx, system.id));
  const missing = await itemsWithoutOutput(db, system.study_id, system.id);
  if (missing.length === 0) return;
  throw new AppError('outputs-to-import', {
    count: missing.length,
    system: system.name,
    first: missing[0]!.key,
  });
}

async function generateHere(
  db: Database,
  system: Row<'systems'>,
  folder: string,
  run: GenerationRun,
  store: Store,
): Promise<void> {
  const outputs = await itemsWithoutOutput(db, system.study_id, system.id);
  const scores = await itemsWithoutReferenceScore(db, system.study_id, system.id);
  // Without a size, an earlier run was killed between its last output and its figures.
  if (outputs.length === 0 && scores.length === 0 && system.size_bytes !== null) return;
  const modelFolder = await resolveModelFolder(folder, run.access);
  const worker = await run.startWorker();
  try {
    await generateOutputs(db, system, modelFolder, worker, run.control, store);
    await scoreReferences(db, system, modelFolder, worker, run.control, store);
  } finally {
    await worker.close();
  }
}
