import type { Said } from '#app/core/shared/reasons/reason.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, said } from '#app/core/shared/errors.ts';
import type { RemoteProvider } from '#app/core/studies/remoteProvider.ts';
import type { GenerationItem } from '../decoding/prompts.ts';
import { createMailbox } from '../worker/mailbox.ts';
import type { RemoteAnswer } from './answer.ts';
import { exchange, type Exchange } from './exchange.ts';
import { RequestFailure, type FailureKind } from './failure.ts';
import { changeOfForm, FIRST_FORM } from './form.ts';
import { createGate } from './gate.ts';
import { assertAllowedHost } from './hosts.ts';
import { keyOf } from './key.ts';
import { createPoster } from './post.ts';
import { requestBody } from './requestBody.ts';
import { requestSettings } from './settings.ts';
import { backoffMs } from './waits.ts';

export interface RemoteRun {
  readonly provider: RemoteProvider;
  /** As a person wrote them; see `requestSettings`. */
  readonly settings: unknown;
  readonly items: readonly GenerationItem[];
  /** Those that may be asked. */
  readonly hosts: readonly string[];
  readonly apiKey: (variable: string) => string | undefined;
  readonly signal: AbortSignal;
  /** Milliseconds to wait after so many failures of a request, where the server does not say. */
  readonly backoff?: (failures: number) => number;
}

/** Exactly one for each item, in the order in which they come. */
export type RemoteOutcome =
  | { readonly item: string; readonly answer: RemoteAnswer; readonly latencyMs: number }
  | { readonly item: string; readonly failure: Said };

/** How often a request is tried, by what went wrong. Being told to wait is no fault, so it may happen often. */
const MOST_TRIES: Readonly<Record<FailureKind, number>> = {
  'try-again': 6,
  'time-out': 3,
  'too-many': 100,
  item: 1,
  system: 1,
};

/** Refusals in the same words before any answer: those of single texts differ, or other texts are answered. */
const MOST_EQUAL_REFUSALS = 20;

/** A server that asks to wait longer is asked again by the lead, later. */
const LONGEST_WAIT_MS = 10 * 60_000;

/**
 * Has a server write the outputs of items, several requests under way at once. An item that the server refuses, or
 * fails at again and again, fails alone. Leaving the loop breaks off what is under way.
 *
 * @throws AppError `forbidden` or `invalid_input` before anything is sent; `model_unusable` where the server would
 *   refuse every request; `unavailable` where it fails at item after item. The signal's reason when it aborts.
 */
export async function* generateRemotely(run: RemoteRun): AsyncGenerator<RemoteOutcome, void, undefined> {
  const { provider, items } = run;
  assertAllowedHost(provider.baseUrl, run.hosts);
  const settings = requestSettings(run.settings);
  const apiKey = keyOf(provider, run.apiKey);
  const stop = new AbortController();
  const signal = AbortSignal.any([run.signal, stop.signal]);
  const gate = createGate(provider.requestsPerMinute);
  const poster = createPoster(provider.concurrency);
  const backoff = run.backoff ?? ((failures) => backoffMs(failures, Math.random()));
  const mostFailingItems = Math.max(8, 2 * provider.concurrency);
  let failingItems = 0;
  const equalRefusals = createEqualRefusals();
  let form = FIRST_FORM;

  async function ask(item: GenerationItem): Promise<Exchange> {
    const tries: Partial<Record<FailureKind, number>> = {};
    for (;;) {
      await gate.pass(signal);
      const asked = form;
      try {
        const body = requestBody(provider, settings, item, asked);
        const result = await exchange(provider, body, { poster, hosts: run.hosts, apiKey, settings, signal });
        if (result.waitMs !== undefined && result.waitMs <= LONGEST_WAIT_MS) gate.hold(result.waitMs);
        return result;
      } catch (error) {
        if (!(error instanceof RequestFailure)) throw error;
        const change = changeOfForm(asked, error);
        if (change !== undefined) {
          form = { ...form, ...change };
          continue;
        }
        const failures = (tries[error.kind] = (tries[error.kind] ?? 0) + 1);
        if (failures >= MOST_TRIES[error.kind]) throw error;
        if ((error.waitMs ?? 0) > LONGEST_WAIT_MS) {
          const minutes = Math.ceil(error.waitMs! / 60_000);
          throw new RequestFailure('system', said('server-wait-long', { why: error.why, minutes }));
        }
        const wait = Math.max(error.waitMs ?? 0, backoff(failures));
        // A full server is full for everybody; another fault may be this request's own.
        if (error.kind === 'too-many' || error.waitMs !== undefined) gate.hold(error.waitMs ?? wait);
        else await sleep(wait, undefined, { signal }).catch(() => signal.throwIfAborted());
      }
    }
  }

  const outcomes = createMailbox<RemoteOutcome>();
  const waiting = items[Symbol.iterator]();
  async function lane(): Promise<void> {
    for (const asked of waiting) {
      const { item } = asked;
      try {
        const { answer, latencyMs } = await ask(asked);
        failingItems = 0;
        equalRefusals.end();
        outcomes.put({ item, answer, latencyMs });
      } catch (error) {
        if (!(error instanceof RequestFailure)) throw error;
        const { host } = new URL(provider.baseUrl);
        const { why } = error;
        if (error.kind === 'system') throw new AppError('server-said', { host, why });
        outcomes.put({ item, failure: said('server-said', { host, why }) });
        // A refusal is an answer: the server works.
        failingItems = error.kind === 'item' ? 0 : failingItems + 1;
        if (failingItems >= mostFailingItems) {
          throw new AppError('server-failing', { host, why, items: failingItems });
        }
        const refused = error.kind === 'item' ? equalRefusals.count(error.message) : 0;
        if (refused >= MOST_EQUAL_REFUSALS)
          throw new AppError('server-refuses-all', { host, why, items: refused });
      }
    }
  }

  const lanes = Promise.all(Array.from({ length: Math.min(provider.concurrency, items.length) }, lane));
  lanes.catch((error: unknown) => {
    outcomes.fail(run.signal.aborted ? run.signal.reason : error);
    stop.abort(error);
  });
  try {
    for (let left = items.length; left > 0; left--) yield await outcomes.take();
  } finally {
    stop.abort(new AppError('run-left'));
    await lanes.catch(() => undefined);
    poster.close();
  }
}

/** Counts refusals in the same words, as long as nothing was answered. */
function createEqualRefusals() {
  let words: string | undefined;
  let times = 0;
  let ended = false;
  return {
    end() {
      ended = true;
    },
    /** How many refusals in these words there were in a row; 0 once something was answered. */
    count(refusal: string): number {
      times = refusal === words ? times + 1 : 1;
      words = refusal;
      return ended ? 0 : times;
    },
  };
}
