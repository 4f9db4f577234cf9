/**
 * The programs of which processes of their own are made, with their sources. Each is an entry of the build:
 * build/worker/<name>.js.
 */
export const PROGRAMS = {
  /** Runs models, for `startInferenceWorker`. */
  inference: 'app/inference/worker/main.ts',
  /** Reads files that were uploaded, for `readApart`. */
  reading: 'app/services/imports/apart/readingProcess.ts',
  /** Reads files of a study and stores it, for `importApart`. */
  importing: 'app/services/imports/apart/importingProcess.ts',
  /** Computes a report or measures, for `computeApart`. */
  analysis: 'app/services/analysis/analysisProcess.ts',
} as const;

export type ProgramName = keyof typeof PROGRAMS;
