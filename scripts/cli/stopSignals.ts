const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** npm passes Ctrl+C on to a process that has had it from the terminal already: so soon a second one is the first. */
const SAME_MS = 1000;

/**
 * Runs something once, when the process is asked to stop. A further signal ends a process that does not stop.
 *
 * @returns stops listening
 */
export function onStopSignal(stop: (signal: NodeJS.Signals) => void): () => void {
  let askedAt: number | undefined;
  const asked = (signal: NodeJS.Signals) => {
    if (askedAt === undefined) {
      askedAt = performance.now();
      stop(signal);
    } else if (performance.now() - askedAt > SAME_MS) {
      unlisten();
      process.kill(process.pid, signal);
    }
  };
  const unlisten = () => {
    for (const signal of SIGNALS) process.off(signal, asked);
  };
  for (const signal of SIGNALS) process.on(signal, asked);
  return unlisten;
}
