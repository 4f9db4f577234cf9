import { bertScoreSignature, type BertScore } from '#app/core/measures/bertscore/bertScore.ts';
import type { Database } from '#db/database.ts';
import { BERTSCORE_MEASURES, meaningSignatures, outputsWithReferences } from '#db/queries/meaningScores.ts';
import { upsertScores } from '#db/queries/scores.ts';
import { listSystems } from '#db/queries/systems.ts';
import type { Row } from '#db/schema.ts';
import { resolveModelFolder } from './resolveModelFolder.ts';
import type { GenerationRun } from './run.ts';
import type { Store } from './turn.ts';

const FIGURE_OF = {
  bertscore: 'f1',
  bertscorePrecision: 'precision',
  bertscoreRecall: 'recall',
} as const satisfies Record<(typeof BERTSCORE_MEASURES)[number], keyof BertScore>;

/**
 * Stores the BERTScore of every output that has references, where the study names an encoder. What is stored with the
 * same encoder and settings already is kept, system by system.
 *
 * @throws AppError where the encoder can't be used
 */
export async function scoreMeanings(
  db: Database,
  study: Row<'studies'>,
  { access, startWorker, control }: GenerationRun,
  store: Store,
): Promise<void> {
  const { bertscore } = study.configuration;
  if (bertscore === undefined) return;
  const { modelFolder, variant, ...settings } = bertscore;
  const encoderFolder = await resolveModelFolder(modelFolder, access);
  const systems = (await listSystems(db, study.id)).filter(({ role }) => role !== 'control');
  const worker = await startWorker();
  try {
    const { fingerprint } = await worker.describeEncoder(encoderFolder, variant);
    const signatureOf = (references: readonly string[]) =>
      bertScoreSignature([references], { encoder: fingerprint, ...settings });
    for (const system of systems) {
      control.signal.throwIfAborted();
      const outputs = await outputsWithReferences(db, study.id, system.id);
      const known = await meaningSignatures(db, study.id, system.id);
      if (outputs.every(({ itemId, references }) => known.get(itemId) === signatureOf(references))) continue;
      const stage = `comparing ${system.name}`;
      control.report({ stage, done: 0, total: outputs.length });
      const segments = outputs.map(({ text, references }) => ({ hypothesis: text, references }));
      const scores: BertScore[] = [];
      const request = { encoderFolder, variant, segments, options: settings, signal: control.signal };
      for await (const some of worker.compare(request)) {
        scores.push(...some);
        control.report({ stage, done: scores.length, total: outputs.length });
      }
      const rows = outputs.flatMap(({ itemId, references }, index) =>
        BERTSCORE_MEASURES.map((measure) => ({
          study_id: study.id,
          item_id: itemId,
          system_id: system.id,
          measure,
          value: scores[index]![FIGURE_OF[measure]],
          lower: null,
          upper: null,
          signature: signatureOf(references),
          detail: null,
        })),
      );
      await store((trx) => upsertScores(trx, rows));
    }
  } finally {
    await worker.close();
  }
}
