import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '#app/core/shared/random.ts';

/**
 * Calls `work` at the moments of a Poisson process, whether earlier calls have come back or not (an open loop), so
 * that a slow server doesn't slow down what it is asked for.
 *
 * @param perSecond mean number of calls
 * @returns milliseconds from the moment that each call was due until it came back
 */
export async function openLoop(
  perSecond: number,
  seconds: number,
  random: Random,
  work: () => Promise<void>,
): Promise<number[]> {
  const latencies: number[] = [];
  const running: Promise<void>[] = [];
  const begin = performance.now();
  for (let due = begin; ;) {
    due += (-Math.log(1 - random.next()) / perSecond) * 1000;
    if (due > begin + seconds * 1000) break;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    const at = due;
    running.push(work().then(() => void latencies.push(performance.now() - at)));
  }
  await Promise.all(running);
  return latencies;
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<void>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

/** Lets every worker work without a pause; gives how many calls came back, and how many of them each second. */
export async function saturate(
  workers: readonly (() => Promise<void>)[],
  seconds: number,
): Promise<{ count: number; perSecond: number }> {
  const begin = performance.now();
  const end = begin + seconds * 1000;
  let count = 0;
  await Promise.all(
    workers.map(async (work) => {
      while (performance.now() < end) {
        await work();
        count++;
      }
    }),
  );
  return { count, perSecond: (count * 1000) / (performance.now() - begin) };
}

/** The smallest value that a share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
