import { askedPlans } from '#app/core/planning/askedPlans.ts';
import { reportFigures, type FiguresInput } from '#app/core/reports/buildReport.ts';
import { measureScores } from '#app/core/reports/measureScores.ts';
import { exploreVerdict } from '#app/core/verdict/judging/explore.ts';
import { decideLook } from '#app/core/verdict/decideLook.ts';

import { hashOf } from './hashOf.ts';
import { joinParts, type StudyPart, type StudyTables } from './studyParts.ts';

/** What `computeApart` can compute in a process of its own: all of it pure, from data to data. */
export const ANALYSIS_TASKS = {
  /** All of a report but its signature, of a study whose tables come in parts. */
  figures: (input: Omit<FiguresInput, keyof StudyTables>, parts: readonly StudyPart[] = []) =>
    reportFigures({ ...input, ...joinParts(parts) }),
  /** The hash of a study whose tables come in parts. */
  hash: ({ configuration }: { readonly configuration: string }, parts: readonly StudyPart[] = []) => {
    const { data, tables } = joinParts(parts);
    return hashOf(configuration, data, tables);
  },
  explore: ({ configuration, tables, sequence }: ExploreQuestion) =>
    exploreVerdict(configuration, tables, sequence),
  measures: measureScores,
  plans: askedPlans,
  look: ({ study, tables }: LookQuestion) => decideLook(study, tables),
};

/** What an exploration asks: a closed study as it is judged. */
export interface ExploreQuestion {
  readonly configuration: Parameters<typeof exploreVerdict>[0];
  readonly tables: Parameters<typeof exploreVerdict>[1];
  readonly sequence: Parameters<typeof exploreVerdict>[2];
}

/** What a look asks: a study with its sequence, and what was judged so far. */
interface LookQuestion {
  readonly study: Parameters<typeof decideLook>[0];
  readonly tables: Parameters<typeof decideLook>[1];
}

export type AnalysisTask = keyof typeof ANALYSIS_TASKS;
export type TaskInput<Task extends AnalysisTask> = Parameters<(typeof ANALYSIS_TASKS)[Task]>[0];
export type TaskResult<Task extends AnalysisTask> = ReturnType<(typeof ANALYSIS_TASKS)[Task]>;

/** What the process is sent. */
export interface TaskMessage {
  readonly task: AnalysisTask;
  readonly input: unknown;
}
