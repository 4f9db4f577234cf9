import { AppError } from '#app/core/shared/errors.ts';
import { tryPrompt, type Trial, type TrialMeans, type TriedOutput } from './tryPrompt.ts';

/** Tries that leads make of systems before there is a study. */
export interface Trials {
  /**
   * Makes a try; see `tryPrompt`. Models of this machine are tried one at a time, whoever asks; waiting counts.
   * @param lead who asks: each may have one under way
   * @param signal ends it, when the page that waits for it is gone
   * @throws AppError `conflict` where the lead's last one is still under way; `too_slow` beyond the time for it
   */
  run(lead: number, trial: Trial, signal: AbortSignal): Promise<TriedOutput>;
  /** Ends those under way; further ones are refused. */
  close(): void;
}

/** How long one may take; whoever waits longer wants to know more than whether it works. */
const SECONDS = 60;

/** @param means what systems may reach, and how models are run */
export function createTrials({
  seconds = SECONDS,
  ...means
}: Omit<TrialMeans, 'signal'> & { readonly seconds?: number }): Trials {
  const underWay = new Set<number>();
  const ending = new AbortController();
  let last: Promise<unknown> = Promise.resolve();

  /** Begins when those before are done, or not at all. */
  async function inTurn<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
    const before = last;
    const own = (async () => {
      await untilAborted(before, signal);
      return await run();
    })();
    // Whoever is aborted while waiting doesn't let the next one pass those before.
    last = Promise.allSettled([before, own]);
    return await own;
  }

  return {
    async run(lead, trial, left) {
      if (underWay.has(lead)) throw new AppError('try-under-way');
      const late = new AbortController();
      underWay.add(lead);
      const timer = setTimeout(() => late.abort(new AppError('try-too-slow', { seconds })), seconds * 1000);
      const signal = AbortSignal.any([left, late.signal, ending.signal]);
      try {
        signal.throwIfAborted();
        const run = () => tryPrompt(trial, { ...means, signal });
        return await (trial.system.provider.kind === 'onnx' ? inTurn(signal, run) : run());
      } finally {
        clearTimeout(timer);
        underWay.delete(lead);
      }
    },
    close: () => ending.abort(new AppError('run-cancelled')),
  };
}

async function untilAborted(before: Promise<unknown>, signal: AbortSignal): Promise<void> {
  let abort: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
  try {
    await Promise.race([before, aborted]);
  } finally {
    if (abort !== undefined) signal.removeEventListener('abort', abort);
    aborted.catch(() => undefined);
  }
}
