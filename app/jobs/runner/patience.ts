/**
 * How long to wait before the next try: doubles from `least` with each failure, up to `most`.
 * @param failures how many tries have failed so far, 1 or more
 */
export function backoffMs(failures: number, least: number, most: number): number {
  return Math.min(least * 2 ** Math.min(failures - 1, 30), most);
}

/** A pause that ends early: by `wake`, or by the signal. */
export interface Pause {
  wait(ms: number): Promise<void>;
  /** Ends the pause; where nobody waits, the next one takes no time. */
  wake(): void;
}

/** @param signal where it is aborted, pauses take no time */
export function createPause(signal: AbortSignal): Pause {
  let woken = false;
  let end: (() => void) | undefined;
  const wake = () => {
    woken = end === undefined;
    end?.();
  };
  signal.addEventListener('abort', wake);
  return {
    wait(ms) {
      if (signal.aborted || woken) {
        woken = false;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const timer = setTimeout(() => end?.(), ms);
        end = () => {
          clearTimeout(timer);
          end = undefined;
          resolve();
        };
      });
    },
    wake,
  };
}
