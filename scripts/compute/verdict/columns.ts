import { z } from 'zod';

/** What a cell of a table must hold: turned into what the rule takes, or a sentence of what it must be. */
export interface CellType<T> {
  readonly must: string;
  read(value: unknown): { readonly value: T } | null;
}

const absent = (value: unknown) => value === undefined || value === null || value === '';

/** A text that isn't empty; a number stands for its own text, as a table read by other programs gives it. */
export const NAME: CellType<string> = {
  must: 'a text that is not empty',
  read: (value) =>
    typeof value === 'string' && value !== ''
      ? { value }
      : typeof value === 'number' && Number.isFinite(value)
        ? { value: String(value) }
        : null,
};

export const FIGURE: CellType<number> = {
  must: 'a finite number',
  read: (value) => (typeof value === 'number' && Number.isFinite(value) ? { value } : null),
};

export const WHOLE: CellType<number> = {
  must: 'a whole number',
  read: (value) => (Number.isSafeInteger(value) ? { value: value as number } : null),
};

/** A duration in milliseconds. */
export const DURATION: CellType<number> = {
  must: 'a number of 0 or more',
  read: (value) => (typeof value === 'number' && value >= 0 && value < Infinity ? { value } : null),
};

/** A moment in ISO 8601, as milliseconds since 1970. */
export const MOMENT: CellType<number> = {
  must: 'a time in ISO 8601',
  read: (value) => {
    const time = typeof value === 'string' ? Date.parse(value) : NaN;
    return Number.isNaN(time) ? null : { value: time };
  },
};

export function oneOf<const T extends string>(...names: readonly T[]): CellType<T> {
  return {
    must: `one of ${names.map((name) => JSON.stringify(name)).join(', ')}`,
    read: (value) => (names.some((name) => name === value) ? { value: value as T } : null),
  };
}

/** A list of texts, as it is or as a JSON array in a text, which a CSV has. */
export const NAMES: CellType<readonly string[]> = {
  must: 'a list of texts',
  read: (value) => {
    const list = typeof value === 'string' ? parsed(value) : value;
    if (!Array.isArray(list)) return null;
    const names = list.map((entry) => NAME.read(entry));
    return names.includes(null) ? null : { value: names.map((name) => name!.value) };
  },
};

/** Data of any shape, as it is or as JSON in a text. */
export const DATA: CellType<object> = {
  must: 'an object or a list, or one as JSON',
  read: (value) => {
    const data = typeof value === 'string' ? parsed(value) : value;
    return typeof data === 'object' && data !== null ? { value: data } : null;
  },
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The cell of a column that may be missing, null or empty, and is null then. */
export function optional<T>(type: CellType<T>): CellType<T | null> {
  return orElse<T | null>(type, null);
}

/** The cell of a column that has a value of its own where it is missing, null or empty. */
export function orElse<T>(type: CellType<T>, otherwise: T): CellType<T> {
  return {
    must: `${type.must}, or left out`,
    read: (value) => (absent(value) ? { value: otherwise } : type.read(value)),
  };
}

type Columns = Readonly<Record<string, readonly [column: string, type: CellType<unknown>]>>;

type RowOf<C extends Columns> = {
  readonly [K in keyof C]: C[K][1] extends CellType<infer T> ? T : never;
};

/**
 * A schema for a table as an array of objects: each field from its column, other columns are passed over. The first
 * fault alone is named, as a table may have many thousand rows.
 */
export function tableSchema<const C extends Columns>(columns: C): z.ZodType<RowOf<C>[]> {
  const fields = Object.entries(columns);
  return z.unknown().transform((value, context): RowOf<C>[] => {
    const fault = (message: string, path: PropertyKey[] = []) => {
      context.addIssue({ code: 'custom', message, path });
      return z.NEVER;
    };
    if (!Array.isArray(value)) {
      return fault(
        `${value === undefined ? 'is missing; it must be' : 'is no list; it must be'} a list of rows`,
      );
    }
    const rows: RowOf<C>[] = [];
    for (const [index, row] of value.entries()) {
      if (typeof row !== 'object' || row === null || Array.isArray(row)) {
        return fault(`must be an object with ${fields.map(([, [name]]) => name).join(', ')}`, [index]);
      }
      const read: Record<string, unknown> = {};
      for (const [field, [name, type]] of fields) {
        const given = Object.hasOwn(row, name) ? (row as Record<string, unknown>)[name] : undefined;
        const cell = type.read(given);
        if (cell === null) {
          return fault(absent(given) ? `is missing; it must be ${type.must}` : `must be ${type.must}`, [
            index,
            name,
          ]);
        }
        read[field] = cell.value;
      }
      rows.push(read as RowOf<C>);
    }
    return rows;
  });
}

/** The schema of a table that may be left out: it has no rows then. */
export const noRows = <T>(schema: z.ZodType<T[]>): z.ZodType<T[]> =>
  z.preprocess((value) => (value === undefined || value === null ? [] : value), schema);
