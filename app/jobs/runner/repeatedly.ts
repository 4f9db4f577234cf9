import type { Log } from '#app/log/log.ts';

/**
 * Does something again and again, with a pause between the end of one time and the next. A failure is logged, and it is
 * tried again after the pause.
 */
export function repeatedly(
  run: () => Promise<void>,
  { everyMs, log }: { everyMs: number; log: Log },
): { stop(): Promise<void> } {
  let under: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  let stopped = false;
  const wait = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      under = run()
        .catch((error: unknown) =>
          log.warn({ err: error }, 'what is done every now and then failed; trying on'),
        )
        .then(wait);
    }, everyMs);
    timer.unref();
  };
  wait();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await under;
    },
  };
}
