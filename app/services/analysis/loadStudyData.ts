import type { StudyData } from '#app/core/evidence/data.ts';
import type { Executor } from '#db/database.ts';
import { kindRows } from '#db/kinds/answers.ts';
import { analysisItems, analysisOutputs, analysisRaters, analysisSystems } from '#db/queries/analysis.ts';
import { repeatedAnswers } from '#db/queries/repeats.ts';

/**
 * A study's data as the analysis takes it: names instead of ids, the latest revision of each judgment, a shared
 * text as a row for each of its systems.
 */
export async function loadStudyData(db: Executor, studyId: number): Promise<StudyData> {
  return {
    items: await analysisItems(db, studyId),
    systems: await analysisSystems(db, studyId),
    outputs: await analysisOutputs(db, studyId),
    ...(await kindRows(db, studyId)),
    raters: await analysisRaters(db, studyId),
    repeats: await repeatedAnswers(db, studyId),
  };
}
