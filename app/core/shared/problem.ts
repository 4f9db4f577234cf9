import { REASONS, type ParamsOf, type Reason } from './reasons.ts';
import type { NoParams, Params, Said } from './reasons/reason.ts';

/** One fault of several, at its place in the input. */
export interface Problem extends Said {
  /** Where: `line 3`, `items[2].references`, a form field's name. */
  readonly path: string;
  readonly reason: Reason;
}

/** What is given with a reason: nothing, or its params. */
type Given<R extends Reason> = keyof ParamsOf<R> extends never ? [params?: NoParams] : [params: ParamsOf<R>];

/** A fault at its place. */
export function problem<R extends Reason>(path: string, reason: R, ...given: Given<R>): Problem {
  return { path, reason, params: (given[0] ?? {}) as Params };
}

/** A reason with its params, to be part of another one's, or to be put somewhere. */
export function said<R extends Reason>(reason: R, ...given: Given<R>): Said & { readonly reason: R } {
  return { reason, params: (given[0] ?? {}) as Params };
}

/** A reason and its params, without the error or the place that they come from. */
export function saidBy({ reason, params }: Said): Said {
  return { reason, params };
}

/** What is said elsewhere, as a fault at a place. */
export function problemAt(path: string, { reason, params }: Said): Problem {
  return { path, ...readSaid({ reason, params }) };
}

/** Whether there is such a reason. */
export function isReason(text: string): text is Reason {
  return Object.hasOwn(REASONS, text);
}

/** What was stored, or came from another process: a reason that this release has, else what was given as it is. */
export function readSaid(given: unknown): Said & { readonly reason: Reason } {
  const { reason, params, message } = (given ?? {}) as Partial<Said> & { message?: unknown };
  if (typeof reason === 'string' && isReason(reason)) return { reason, params: params ?? {} };
  const text =
    typeof given === 'string' ? given : typeof message === 'string' ? message : JSON.stringify(given);
  return said('as-said', { text });
}

/** What is said, as the text that a column keeps. */
export function saidAsText(given: Said | string): string {
  if (typeof given === 'string') return given;
  const { reason, params } = given;
  return reason === 'as-said' ? String(params.text) : JSON.stringify({ reason, params });
}

/** What a column keeps: a reason, or a sentence of an earlier release. */
export function saidFromText(text: string): Said & { readonly reason: Reason } {
  if (!text.startsWith('{"reason"')) return said('as-said', { text });
  try {
    return readSaid(JSON.parse(text));
  } catch {
    return said('as-said', { text });
  }
}

let words = ({ reason, params }: Said): string => `${reason} ${JSON.stringify(params)}`;

/** Gives this process the words that the messages of its errors, in logs and stacks, are made of. */
export function giveWords(give: (said: Said) => string): void {
  words = give;
}

/** What is said, in the words that this process was given; without any, as data. */
export function inWords(given: Said): string {
  return words(given);
}
