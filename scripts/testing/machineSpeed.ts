import { performance } from 'node:perf_hooks';

/** Passed on to the processes that a run starts, so that all of it goes by one measurement. */
const VARIABLE = 'EVENHAND_TEST_SLOWNESS';
/** What the workload takes on an idle machine of the usual kind, in milliseconds. */
const USUAL_MS = 32;
const ROUNDS = 15;
/** A limit is for what hangs: beyond this it would no longer be one. */
const MOST = 20;

/**
 * How many times slower than usual this machine is at present, 1 … 20: by a fixed piece of arithmetic, the mean of
 * some rounds, which a neighbour that keeps the processor busy slows down as it does the tests. Measured once a run.
 */
export function machineSlowness(environment: Record<string, string | undefined> = process.env): number {
  const known = Number(environment[VARIABLE]);
  if (known >= 1) return Math.min(MOST, known);
  const times = Array.from({ length: ROUNDS }, timeOfWorkload);
  const slowness = slownessOf(times.reduce((sum, time) => sum + time, 0) / ROUNDS);
  environment[VARIABLE] = String(slowness);
  return slowness;
}

/** The factor for a workload that took so many milliseconds; a fast machine gets the usual limits. */
export function slownessOf(milliseconds: number): number {
  return Math.min(MOST, Math.max(1, milliseconds / USUAL_MS));
}

/**
 * A limit for something that takes no longer than `milliseconds` on the usual machine, as this one is at present.
 * Only for giving up on what hangs: a test waits for conditions, and its outcome never depends on a time.
 */
export function scaled(milliseconds: number): number {
  return Math.round(milliseconds * machineSlowness());
}

function timeOfWorkload(): number {
  const start = performance.now();
  let state = 1;
  for (let i = 0; i < 20_000_000; i++) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
  // The sum is used, so that the loop isn't left out.
  if (state === 0.5) throw new Error('impossible');
  return performance.now() - start;
}
