import type { StudyData } from '../data.ts';

/** The data as if these raters had judged nothing; items, systems, outputs and the list of raters stay. */
export function withoutRaters(data: StudyData, excluded: ReadonlySet<string>): StudyData {
  if (excluded.size === 0) return data;
  return {
    ...data,
    ratings: data.ratings.filter(({ rater }) => !excluded.has(rater)),
    preferences: data.preferences.filter(({ rater }) => !excluded.has(rater)),
    rankings: data.rankings.filter(({ rater }) => !excluded.has(rater)),
    highlights: data.highlights.filter(({ rater }) => !excluded.has(rater)),
  };
}
