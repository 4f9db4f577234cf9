import type { ReasonDefinition, Said } from '#app/core/shared/reasons/reason.ts';

/** Puts a part of what is said, itself a reason with params or a place in an input, into the same language. */
export interface Tell {
  (said: Said): string;
  place(path: string): string;
}

/** The words of a reason: a sentence where it has no params, else what makes one of them. */
type Word<P> = keyof P extends never ? string : (params: P, tell: Tell) => string;

/**
 * The words of a table of reasons in one language. A failure is a sentence with its cause, place and remedy; a fault
 * at a place of an input stands behind the place and a colon, without a full stop.
 */
export type ProblemWords<T extends Readonly<Record<string, ReasonDefinition<object>>>> = {
  readonly [R in keyof T]: Word<T[R]['example']>;
};
