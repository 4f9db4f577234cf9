import { useEffect, useRef, useState } from 'react';
import type { TriedOutput } from '#app/services/generation/tryPrompt.ts';

/** How a try of a system stands. `asked` tells what was asked, so that it shows when something was changed since. */
export type TrialState =
  | { readonly kind: 'waiting' | 'running' | 'stopped' | 'unanswered'; readonly asked: string }
  | { readonly kind: 'done'; readonly asked: string; readonly output: TriedOutput }
  | { readonly kind: 'refused'; readonly asked: string; readonly faults: readonly TrialFault[] };

/** What is wrong with what was asked, with the field where it belongs, if it belongs to one. */
export interface TrialFault {
  readonly field: string | null;
  readonly message: string;
}

/** What is asked of a system: its place in the form, and the body of the request, or what is wrong with it. */
export interface TrialRequest {
  readonly key: string;
  readonly asked: string;
  readonly body: string | { readonly faults: readonly TrialFault[] };
}

/** Tries systems one after the other; leaving the page, or stopping, ends what is under way. */
export function useTrials() {
  const [states, setStates] = useState<Readonly<Record<string, TrialState>>>({});
  const [busy, setBusy] = useState(false);
  const control = useRef<AbortController | null>(null);
  useEffect(() => () => control.current?.abort(), []);
  const set = (key: string, state: TrialState) => setStates((before) => ({ ...before, [key]: state }));

  async function run(requests: readonly TrialRequest[]) {
    if (busy) return;
    const { signal } = (control.current = new AbortController());
    setBusy(true);
    for (const { key, asked } of requests) set(key, { kind: 'waiting', asked });
    for (const { key, asked, body } of requests) {
      if (signal.aborted) set(key, { kind: 'stopped', asked });
      else if (typeof body !== 'string') set(key, { kind: 'refused', asked, faults: body.faults });
      else {
        set(key, { kind: 'running', asked });
        set(key, { asked, ...(await answerTo(body, signal)) });
      }
    }
    setBusy(false);
  }

  return { states, busy, run, stop: () => control.current?.abort() };
}

type Answer =
  | { readonly kind: 'stopped' | 'unanswered' }
  | { readonly kind: 'done'; readonly output: TriedOutput }
  | { readonly kind: 'refused'; readonly faults: readonly TrialFault[] };

async function answerTo(body: string, signal: AbortSignal): Promise<Answer> {
  try {
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch('/new-study/try', { method: 'POST', headers, body, signal });
    const told = (await response.json()) as TriedOutput | { readonly error: { readonly message: string } };
    return 'error' in told
      ? { kind: 'refused', faults: [{ field: null, message: told.error.message }] }
      : { kind: 'done', output: told };
  } catch {
    return { kind: signal.aborted ? 'stopped' : 'unanswered' };
  }
}
