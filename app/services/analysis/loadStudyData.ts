import type { StudyData } from '#app/core/verdict/data.ts';
import type { Executor } from '#db/database.ts';
import {
  analysisHighlights,
  analysisItems,
  analysisOutputs,
  analysisPreferences,
  analysisRankings,
  analysisRaters,
  analysisRatings,
  analysisSystems,
} from '#db/queries/analysis.ts';
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
    ratings: await analysisRatings(db, studyId),
    preferences: await analysisPreferences(db, studyId),
    rankings: await analysisRankings(db, studyId),
    highlights: await analysisHighlights(db, studyId),
    raters: await analysisRaters(db, studyId),
    repeats: await repeatedAnswers(db, studyId),
  };
}
