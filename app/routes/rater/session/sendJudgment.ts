import type { Submission } from '#app/core/ratings/judgment.ts';
import type { Skip } from '#app/core/ratings/skip.ts';
import { failureOfStatus, type SendFailure } from '#app/components/rating/sendFailure.ts';
import type { RaterState } from '#app/services/rating/raterState.ts';

/** Tasks that are asked for beyond the present one. */
export const AHEAD = 8;

/** Milliseconds after which a request counts as lost. */
const PATIENCE_MS = 20_000;

export type Answered<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: SendFailure };

/** The page's language may be the study's, and not what the browser asks for by itself. */
function inPagesLanguage(): Record<string, string> {
  const language = globalThis.document?.documentElement.lang ?? '';
  return language === '' ? {} : { 'Accept-Language': language };
}

/** Asks the server for JSON; never throws. */
export async function ask<T>(url: string, init: RequestInit = {}): Promise<Answered<T>> {
  let response: Response;
  try {
    const headers = { ...init.headers, ...inPagesLanguage() };
    response = await fetch(url, { ...init, headers, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch {
    return { ok: false, failure: { kind: 'offline', detail: null } };
  }
  const body = (await response.json().catch(() => null)) as (T & { error?: { message?: string } }) | null;
  if (response.ok && body !== null) return { ok: true, value: body };
  const detail = body?.error?.message ?? null;
  return { ok: false, failure: { kind: failureOfStatus(response.ok ? 502 : response.status), detail } };
}

/** The same, sending something. */
export async function post<T>(url: string, body: unknown): Promise<Answered<T>> {
  return await ask<T>(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Sends a judgment; it is stored when this says so. Sending it twice under one key changes nothing. */
export async function sendJudgment(link: string, submission: Submission): Promise<Answered<RaterState>> {
  return stateOf(await post<{ state: RaterState }>(`${link}/judgments`, submission));
}

/** Passes a task on that the rater cannot judge. */
export async function sendSkip(link: string, skip: Skip): Promise<Answered<RaterState>> {
  return stateOf(await post<{ state: RaterState }>(`${link}/skip`, skip));
}

function stateOf(answer: Answered<{ state: RaterState }>): Answered<RaterState> {
  return answer.ok ? { ok: true, value: answer.value.state } : answer;
}

/** Where the rater stands: the task to judge with so many after it, or why there is none. */
export function askState(link: string, ahead = 0): Promise<Answered<RaterState>> {
  return ask<RaterState>(`${link}/next${ahead === 0 ? '' : `?ahead=${ahead}`}`);
}
