import type { RawBuilder } from 'kysely';
import type { OutputRow, StudyData } from '#app/core/evidence/data.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import type { Executor } from '#db/database.ts';
import { kindRows } from '#db/kinds/answers.ts';
import type { KnownAnswers } from '#db/kinds/store.ts';
import {
  isLatest,
  analysisItems,
  analysisOutputs,
  analysisRaters,
  analysisSystems,
} from '#db/queries/analysis.ts';
import { repeatedAnswers } from '#db/queries/repeats.ts';
import { outputScores } from '#db/queries/scores.ts';

/**
 * A study's data as the analysis takes it: names instead of ids, the judgments that count, a shared
 * text as a row for each of its systems.
 *
 * @param configuration the study's own: the scores of its custom measures come with its outputs
 * @param counted which judgments count
 * @param known what of those was read before
 */
export async function loadStudyData(
  db: Executor,
  studyId: number,
  { customMeasures = [] }: Pick<StudyConfiguration, 'customMeasures'> = {},
  counted: RawBuilder<boolean> = isLatest,
  known?: KnownAnswers,
): Promise<StudyData> {
  return {
    items: await analysisItems(db, studyId),
    systems: await analysisSystems(db, studyId),
    outputs: await outputsOf(db, studyId, customMeasures),
    ...(await kindRows(db, studyId, counted, known)),
    raters: await analysisRaters(db, studyId),
    repeats: await repeatedAnswers(db, studyId),
  };
}

/** Outputs with their imported scores; one without any is as in a study without custom measures. */
async function outputsOf(
  db: Executor,
  studyId: number,
  customMeasures: NonNullable<StudyConfiguration['customMeasures']>,
): Promise<OutputRow[]> {
  const outputs = await analysisOutputs(db, studyId);
  const names = customMeasures.map(({ name }) => name);
  const scores = new Map<string, [string, number][]>();
  for (const { item, system, measure, value } of await outputScores(db, studyId, names)) {
    const key = JSON.stringify([item, system]);
    const known = scores.get(key);
    if (known === undefined) scores.set(key, [[measure, value]]);
    else known.push([measure, value]);
  }
  if (scores.size === 0) return outputs;
  return outputs.map((output) => {
    const own = scores.get(JSON.stringify([output.item, output.system]));
    return own === undefined ? output : { ...output, scores: Object.fromEntries(own) };
  });
}
