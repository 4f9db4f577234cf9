import type { Submission } from '#app/core/ratings/judgment.ts';
import { failureOfStatus, type SendFailure } from '#app/components/rating/sendFailure.ts';
import type { RaterState } from '#app/services/rating/raterState.ts';

/** Milliseconds after which a request counts as lost. */
const PATIENCE_MS = 20_000;

export type Answered<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: SendFailure };

async function ask<T>(url: string, init: RequestInit): Promise<Answered<T>> {
  let response: Response;
  try {
    response = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch {
    return { ok: false, failure: { kind: 'offline', detail: null } };
  }
  const body = (await response.json().catch(() => null)) as (T & { error?: { message?: string } }) | null;
  if (response.ok && body !== null) return { ok: true, value: body };
  const detail = body?.error?.message ?? null;
  return { ok: false, failure: { kind: failureOfStatus(response.ok ? 502 : response.status), detail } };
}

/** Sends a judgment; it is stored when this says so. Sending it twice under one key changes nothing. */
export async function sendJudgment(link: string, submission: Submission): Promise<Answered<RaterState>> {
  const answer = await ask<{ state: RaterState }>(`${link}/judgments`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(submission),
  });
  return answer.ok ? { ok: true, value: answer.value.state } : answer;
}

/** Where the rater stands: the task to judge, or why there is none. */
export function askState(link: string): Promise<Answered<RaterState>> {
  return ask<RaterState>(`${link}/next`, {});
}

/** The rater's last task with the answers given, to be changed. */
export function askLast<T>(link: string): Promise<Answered<T>> {
  return ask<T>(`${link}/last`, {});
}
