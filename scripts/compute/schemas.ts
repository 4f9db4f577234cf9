import { z } from 'zod';

/** Whether a value is what a list should hold, and how to name that in a sentence. */
export interface Element<T> {
  readonly is: (value: unknown) => value is T;
  readonly what: string;
  /** The same for several. */
  readonly many: string;
}

export const TEXT: Element<string> = {
  is: (value) => typeof value === 'string',
  what: 'a text',
  many: 'texts',
};

export const NUMBER: Element<number> = {
  is: (value): value is number => typeof value === 'number' && Number.isFinite(value),
  what: 'a finite number',
  many: 'finite numbers',
};

export const RATING: Element<number | string> = {
  is: (value): value is number | string => NUMBER.is(value) || TEXT.is(value),
  what: 'a finite number or a text',
  many: 'finite numbers or texts',
};

export const RATING_OR_MISSING: Element<number | string | null> = {
  is: (value): value is number | string | null => value === null || RATING.is(value),
  what: 'a finite number, a text or null',
  many: 'finite numbers, texts or null',
};

/** A list that holds `element`s; `list` of a list is a matrix. */
export function list<T>(element: Element<T>): Element<T[]> {
  return {
    is: (value): value is T[] => Array.isArray(value) && value.every(element.is),
    what: `a list of ${element.many}`,
    many: `lists of ${element.many}`,
  };
}

/**
 * A schema for lists of any depth, checked at full speed and described by its first fault alone: a line may hold
 * millions of numbers, and as many findings would help nobody.
 */
export function listSchema<T>(element: Element<T>): z.ZodType<T[]> {
  return z.custom<T[]>().superRefine((value: unknown, context) => {
    if (!Array.isArray(value)) {
      const message = value === undefined ? 'is missing; it' : 'is no list; it';
      context.addIssue({ code: 'custom', message: `${message} must be a list of ${element.many}` });
      return;
    }
    const place = value.findIndex((entry) => !element.is(entry));
    if (place === -1) return;
    context.addIssue({ code: 'custom', path: [place], message: `must be ${element.what}` });
  });
}

/** An item, a rater and a number. */
export function cells(what: string): Element<[number | string, number | string, number]> {
  return {
    is: (value): value is [number | string, number | string, number] =>
      Array.isArray(value) &&
      value.length === 3 &&
      RATING.is(value[0]) &&
      RATING.is(value[1]) &&
      NUMBER.is(value[2]),
    what: `a list of item, rater and ${what}, which is a finite number`,
    many: `lists of item, rater and ${what}, which is a finite number`,
  };
}

/** Integers from `least` to `most`. */
export function integer(least: number, most: number): z.ZodNumber {
  return z.number().int().min(least).max(most);
}

export const CONFIDENCE = z.number().gt(0).lt(1);

export const SEED = z.union([z.number(), z.string()]);

export const NO_OPTIONS = z.strictObject({});

/** Segments: a hypothesis each, and one or more references each. */
export const SEGMENTS = z.strictObject({
  hypotheses: listSchema(TEXT),
  references: listSchema(list(TEXT)),
});
