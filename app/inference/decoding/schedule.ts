import type { Said } from '#app/core/shared/reasons/reason.ts';
import { isAppError, saidBy } from '#app/core/shared/errors.ts';
import type { Model } from '../models/modelFolder.ts';
import type { DecodedText, Decoding } from './decoding.ts';
import type { Logits } from './logits.ts';
import { costOf, rowsThatFit, textsThatFit } from './memory.ts';
import { createRows, type Prompt } from './rows.ts';
import { traitsOf } from './traitsOf.ts';

/** A prompt to be gone on from. */
export interface Job extends Prompt {
  /** Most tokens to write, ≥ 1. */
  readonly limit: number;
  /** Rows that it needs after its first token. */
  readonly rows: number;
  readonly decoding: Decoding;
}

/** What a job came to. */
export interface Ended {
  readonly job: number;
  /** What was written, or why nothing could be. */
  readonly result: DecodedText | { readonly error: Said };
  /** Milliseconds from when the job's prompt began to be read until its last token. */
  readonly latencyMs: number;
  /** Milliseconds until its first token. */
  readonly firstTokenMs: number;
}

export interface ScheduleOptions {
  /** Most jobs at a time, ≥ 1. */
  readonly batchSize: number;
  /** Bytes that caches and logits may take. */
  readonly memoryBudgetBytes: number;
  readonly signal?: AbortSignal | undefined;
}

interface Live {
  readonly job: number;
  readonly started: number;
  firstTokenMs: number | undefined;
  /** The tokens that its rows read next. */
  tokens: readonly number[];
}

/** New prompts join those under way once this share of the places is free. */
const REFILL_SHARE = 1 / 4;

/**
 * Decodes jobs, longest prompts first, as many at a time as size and memory allow. A job that ends leaves its
 * place, and where the model allows it others take it. Each is given when it ends.
 */
export async function* schedule(
  model: Model,
  jobs: readonly Job[],
  { batchSize, memoryBudgetBytes: budget, signal }: ScheduleOptions,
): AsyncGenerator<Ended, void, undefined> {
  if (jobs.length === 0) return;
  const traits = await traitsOf(model);
  const cost = costOf(model);
  const size = ({ tokens, source }: Job) => (source ?? tokens).length;
  const queue = jobs
    .map((_, index) => index)
    .sort((a, b) => size(jobs[b]!) - size(jobs[a]!) || jobs[b]!.limit - jobs[a]!.limit || a - b);
  const current = createRows(model, traits);
  const fresh = createRows(model, traits);
  let live: Live[] = [];

  /** Places for jobs, by the longest of those that would be together. */
  function places(): number {
    const together = [...live.map(({ job }) => job), ...queue.slice(0, batchSize)].map((job) => jobs[job]!);
    const extent = {
      columns: Math.max(...together.map(({ tokens, limit }) => tokens.length + limit)),
      sourceColumns: Math.max(...together.map(({ source }) => source?.length ?? 0)),
      rows: Math.max(...together.map(({ rows }) => rows)),
    };
    return Math.min(batchSize, textsThatFit(cost, extent, budget));
  }

  /** The jobs that begin now: none as long as those under way are to be left alone. */
  function nextGroup(): number[] {
    if (queue.length === 0 || (live.length > 0 && !traits.shiftingIsSafe)) return [];
    const all = places();
    const free = all - live.length;
    if (free < 1 || (live.length > 0 && free < Math.min(queue.length, all * REFILL_SHARE))) return [];
    const first = jobs[queue[0]!]!;
    const alike = (index: number) => traits.paddingIsSafe || size(jobs[index]!) === size(first);
    const most = Math.min(free, rowsThatFit(cost, traits.lastLogitsOnly ? 1 : first.tokens.length, budget));
    let count = 1;
    while (count < Math.min(most, queue.length) && alike(queue[count]!)) count++;
    return queue.splice(0, count);
  }

  /** Gives each of these jobs the scores of its rows; those that ended, those that go on, and in which rows. */
  function advance(those: readonly Live[], logits: Logits) {
    const order: number[] = [];
    const going: Live[] = [];
    const ended: Ended[] = [];
    let row = 0;
    for (const each of those) {
      const first = row;
      const count = Math.max(1, each.tokens.length);
      row += count;
      const scores = Array.from({ length: count }, (_, i) => logits.at(first + i, logits.columns - 1));
      const step = attempt(() => jobs[each.job]!.decoding.advance(scores));
      const latencyMs = performance.now() - each.started;
      each.firstTokenMs ??= latencyMs;
      const { job, firstTokenMs } = each;
      if ('error' in step) ended.push({ job, result: step, latencyMs, firstTokenMs });
      else if (step.finished) ended.push({ job, result: step.text, latencyMs, firstTokenMs });
      else {
        order.push(...step.parents.map((parent) => first + parent));
        each.tokens = step.tokens;
        going.push(each);
      }
    }
    return { order, going, ended };
  }

  while (queue.length > 0 || live.length > 0) {
    for (let group = nextGroup(); group.length > 0; group = nextGroup()) {
      signal?.throwIfAborted();
      const started = performance.now();
      const rows = live.length === 0 ? current : fresh;
      const logits = await rows.begin(group.map((job) => jobs[job]!));
      const beginning = group.map((job) => ({ job, started, firstTokenMs: undefined, tokens: [] }));
      const { order, going, ended } = advance(beginning, logits);
      rows.select(order);
      if (rows === fresh && going.length > 0) current.join(fresh);
      live.push(...going);
      yield* ended;
    }
    if (live.length === 0) continue;
    signal?.throwIfAborted();
    const logits = await current.step(live.flatMap(({ tokens }) => tokens));
    const { order, going, ended } = advance(live, logits);
    current.select(order);
    live = going;
    yield* ended;
  }
}

/** An error that belongs to one job ends that job only. */
function attempt<T>(run: () => T): T | { readonly error: Said } {
  try {
    return run();
  } catch (error) {
    if (isAppError(error)) return { error: saidBy(error) };
    throw error;
  }
}
