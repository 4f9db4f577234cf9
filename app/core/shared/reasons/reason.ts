import type { ErrorCode } from '../errorCodes.ts';

/** What a reason speaks of, by name: plain data that may be stored and sent. */
export type Params = Readonly<Record<string, unknown>>;

/** A reason for a failure without its params' values: what it means for the caller, and an example. */
export interface ReasonDefinition<P> {
  readonly code: ErrorCode;
  /** Params as they might be. They say what the reason has to be given, and are what tests put into words. */
  readonly example: P;
}

/** A reason and its params, wherever it stands: a failure, one fault of several, or a part of another's params. */
export interface Said {
  readonly reason: string;
  readonly params: Params;
}

/** A fault at a place, as part of another reason's params. */
export interface SaidOfPlace extends Said {
  readonly path: string;
}

/** For examples: a fault at a place, and one without. */
export const FAULT: SaidOfPlace = { path: 'line 3, field item', reason: 'is-missing', params: {} };
export const SAID: Said = { reason: 'is-missing', params: {} };

/** A reason without params. */
export type NoParams = Readonly<Record<never, never>>;

/**
 * Defines a reason, in one of the tables beside this file.
 * @example 'no-study': reason('not_found', { slug: 'summer' })
 */
export function reason(code: ErrorCode): ReasonDefinition<NoParams>;
export function reason<P extends object>(code: ErrorCode, example: P): ReasonDefinition<P>;
export function reason(code: ErrorCode, example: object = {}): ReasonDefinition<object> {
  return { code, example };
}

/** Defines what may be wrong at one place of an input. */
export function fault(): ReasonDefinition<NoParams>;
export function fault<P extends object>(example: P): ReasonDefinition<P>;
export function fault(example: object = {}): ReasonDefinition<object> {
  return { code: 'invalid_input', example };
}
