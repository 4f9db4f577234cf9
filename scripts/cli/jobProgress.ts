import type { JobProgress } from '#app/jobs/definitions/job.ts';
import type { CommandIo } from './context.ts';
import { progressBar, type ProgressBar } from './progress.ts';

/** Draws a job's stages, one bar each. */
export function showJobProgress(io: CommandIo): { update(progress: JobProgress): void; end(): void } {
  let stage: string | undefined;
  let bar: ProgressBar | undefined;
  return {
    update(progress) {
      if (progress.stage !== stage) {
        bar?.end();
        stage = progress.stage;
        bar = progressBar(io, stage);
      }
      const rate = progress.tokensPerSecond;
      bar?.update(progress.done, progress.total, rate === undefined ? '' : `${Math.round(rate)} tokens/s`);
    },
    end() {
      bar?.end();
    },
  };
}
