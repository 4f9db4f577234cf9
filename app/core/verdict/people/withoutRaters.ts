import type { StudyData } from '../../evidence/data.ts';
import { analyses } from '../analyses.ts';

/** The data as if these raters had judged nothing; items, systems, outputs and the list of raters stay. */
export function withoutRaters(data: StudyData, excluded: ReadonlySet<string>): StudyData {
  return excluded.size === 0 ? data : onlyAnswers(data, ({ rater }) => !excluded.has(rater));
}

/** The data with those answers alone, of whatever kind, that pass a test. */
export function onlyAnswers(
  data: StudyData,
  passes: (row: { readonly item: string; readonly rater: string }) => boolean,
): StudyData {
  const tables = analyses.all.flatMap(({ tables: own }) => own);
  const all = data as unknown as Readonly<Record<string, readonly { item: string; rater: string }[]>>;
  return { ...data, ...Object.fromEntries(tables.map((name) => [name, all[name]!.filter(passes)])) };
}
