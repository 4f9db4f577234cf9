import type { z } from 'zod';
import type { JudgedWhen } from '#app/core/kinds/judged.ts';
import type { Kind, TypesOf } from '#app/core/kinds/kind.ts';
import type { RuledStudy } from '#app/core/verdict/judging/settings.ts';
import type { JudgedTables } from '#app/core/verdict/judging/tables.ts';
import { endsOf, type Criterion } from '#app/core/studies/criteria.ts';
import {
  DURATION,
  FIGURE,
  MOMENT,
  NAME,
  noRows,
  oneOf,
  optional,
  orElse,
  tableSchema,
  WHOLE,
} from './columns.ts';
import { firstRepeated, twice, type TableFault } from './tableFault.ts';

/** A table of what raters answered. */
interface AnswerTable<Row> {
  readonly schema: z.ZodType<Row[]>;
  /** Its fields that name systems, and their columns. */
  readonly systems: Readonly<Partial<Record<keyof Row & string, string>>>;
  /** The first row that can't be, beyond names that aren't known. */
  fault(rows: readonly Row[], study: RuledStudy): TableFault | null;
}

type RowOf<Rows> = Rows extends readonly (infer R)[] ? R : never;
type TablesOf<J> = { readonly [N in keyof J]: AnswerTable<RowOf<J[N]>> };
type AnswerTables = { readonly [K in Kind]: TablesOf<TypesOf[K]['judged']> };

/** The columns of every table of answers. */
const WHEN = {
  item: ['item', NAME],
  rater: ['rater', NAME],
  position: ['position', optional(WHOLE)],
  revision: ['revision', optional(WHOLE)],
  submittedAt: ['submitted_at', optional(MOMENT)],
  activeMs: ['active_ms', optional(DURATION)],
} as const;

/** The tables of each kind, with the columns of the export that the rule needs. */
const TABLES: AnswerTables = {
  likert: {
    ratings: {
      schema: tableSchema({
        ...WHEN,
        system: ['system', NAME],
        criterion: ['criterion', NAME],
        value: ['value', FIGURE],
      }),
      systems: { system: 'system' },
      fault: (ratings, { configuration }) => {
        const criteria = new Map<string, Criterion>(
          configuration.protocol.criteria.map((criterion) => [criterion.key, criterion]),
        );
        for (const [index, { criterion, value }] of ratings.entries()) {
          const own = criteria.get(criterion);
          if (own === undefined) {
            const message = `is ${JSON.stringify(criterion)}, which data.study.protocol does not ask for`;
            return { path: ['ratings', index, 'criterion'], message };
          }
          const { lowest, highest } = endsOf(own);
          if (value < lowest || value > highest) {
            const message = `is ${value}; the scale goes from ${lowest} to ${highest}`;
            return { path: ['ratings', index, 'value'], message };
          }
          if (own.range?.fractions !== true && !Number.isInteger(value)) {
            return { path: ['ratings', index, 'value'], message: 'must be a whole number' };
          }
        }
        const index = firstRepeated(ratings, ({ item, rater, system, criterion, revision }) =>
          [item, rater, system, criterion, revision ?? 1].join('\u0000'),
        );
        if (index === -1) return null;
        const message = 'repeats item, rater, system, criterion and revision of a row before it';
        return { path: ['ratings', index], message };
      },
    },
  },
  pairwise: {
    preferences: {
      schema: tableSchema({
        ...WHEN,
        systemA: ['system_a', NAME],
        systemB: ['system_b', NAME],
        choice: ['choice', oneOf('a', 'b', 'tie')],
        source: ['source', orElse(oneOf('judged', 'identical-text'), 'judged')],
      }),
      systems: { systemA: 'system_a', systemB: 'system_b' },
      fault: (preferences) => {
        const index = preferences.findIndex(({ systemA, systemB }) => systemA === systemB);
        if (index !== -1) {
          const message = 'is the system that is compared with it';
          return { path: ['preferences', index, 'system_b'], message };
        }
        return twice(
          preferences,
          'preferences',
          ({ item, rater, systemA, systemB, revision }) =>
            JSON.stringify([item, rater, ...[systemA, systemB].sort(), revision ?? 1]),
          'has the comparison of item, rater and systems',
        );
      },
    },
  },
  ranking: {
    rankings: {
      schema: noRows(tableSchema({ ...WHEN, system: ['system', NAME], rank: ['rank', WHOLE] })),
      systems: { system: 'system' },
      fault: (rankings) => {
        const index = rankings.findIndex(({ rank }) => rank < 1);
        if (index !== -1) {
          const message = `is ${rankings[index]!.rank}; places go from 1`;
          return { path: ['rankings', index, 'rank'], message };
        }
        return twice(
          rankings,
          'rankings',
          ({ item, rater, system, revision }) => JSON.stringify([item, rater, system, revision ?? 1]),
          'has the place of item, rater and system',
        );
      },
    },
  },
};

/** Each table of answers by its name, for whoever holds a table of any kind. */
export const ANSWER_TABLES: Readonly<Record<string, AnswerTable<JudgedWhen>>> = Object.assign(
  {},
  ...Object.values(TABLES),
) as Readonly<Record<string, AnswerTable<JudgedWhen>>>;

/** The schemas of all tables of answers. */
export const ANSWER_SCHEMAS = Object.fromEntries(
  Object.entries(ANSWER_TABLES).map(([name, { schema }]) => [name, schema]),
) as unknown as { readonly [N in keyof JudgedTables]: z.ZodType<RowOf<JudgedTables[N]>[]> };
