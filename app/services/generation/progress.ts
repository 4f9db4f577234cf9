import type { JobControl } from '#app/jobs/definitions/job.ts';

/** Reports how far a stage is each time an item of it is done. */
export interface StageProgress {
  /** @param tokens what the item's output has, where that is known */
  done(tokens?: number): void;
}

/** @param stage `generating <system>` or `scoring <system>`, which pages put into words */
export function stageProgress(control: JobControl, stage: string, total: number): StageProgress {
  const started = performance.now();
  let done = 0;
  let tokens = 0;
  control.report({ stage, done, total });
  return {
    done(more = 0) {
      done += 1;
      tokens += more;
      const seconds = (performance.now() - started) / 1000;
      control.report({
        stage,
        done,
        total,
        ...(tokens > 0 ? { tokensPerSecond: tokens / seconds } : {}),
        secondsLeft: (seconds / done) * (total - done),
      });
    },
  };
}
