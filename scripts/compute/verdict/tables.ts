import { z } from 'zod';
import { DOSES } from '#app/core/studies/dose.ts';
import {
  DATA,
  DURATION,
  FIGURE,
  MOMENT,
  NAME,
  NAMES,
  oneOf,
  optional,
  orElse,
  tableSchema,
  WHOLE,
} from './columns.ts';

const WHEN = {
  item: ['item', NAME],
  rater: ['rater', NAME],
  position: ['position', optional(WHOLE)],
  revision: ['revision', optional(WHOLE)],
  submittedAt: ['submitted_at', optional(MOMENT)],
  activeMs: ['active_ms', optional(DURATION)],
} as const;

const NO_ROWS = <T>(schema: z.ZodType<T[]>) =>
  z.preprocess((value) => (value === undefined || value === null ? [] : value), schema);

/** The tables of a closed study, with the columns of the export that the rule needs. */
export const TABLE_SCHEMAS = {
  items: tableSchema({ item: ['item', NAME] }),
  systems: tableSchema({
    system: ['system', NAME],
    role: ['role', oneOf('baseline', 'candidate', 'control')],
    criterion: ['criterion', optional(NAME)],
    dose: ['dose', optional(oneOf(...DOSES))],
    maker: ['maker', optional(NAME)],
    provenance: ['provenance', optional(DATA)],
  }),
  outputs: tableSchema({
    item: ['item', NAME],
    system: ['system', NAME],
    sourceSystem: ['source_system', optional(NAME)],
    sharedTextId: ['shared_text_id', optional(NAME)],
  }),
  ratings: tableSchema({
    ...WHEN,
    system: ['system', NAME],
    criterion: ['criterion', NAME],
    value: ['value', WHOLE],
  }),
  preferences: tableSchema({
    ...WHEN,
    systemA: ['system_a', NAME],
    systemB: ['system_b', NAME],
    choice: ['choice', oneOf('a', 'b', 'tie')],
    source: ['source', orElse(oneOf('judged', 'identical-text'), 'judged')],
  }),
  rankings: NO_ROWS(tableSchema({ ...WHEN, system: ['system', NAME], rank: ['rank', WHOLE] })),
  skips: NO_ROWS(
    tableSchema({
      item: ['item', NAME],
      rater: ['rater', NAME],
      kind: ['kind', oneOf('skipped', 'abandoned')],
      seen: ['seen', orElse(NAMES, [])],
      lastSeen: ['last_seen', optional(NAME)],
    }),
  ),
  measures: NO_ROWS(
    tableSchema({
      item: ['item', optional(NAME)],
      system: ['system', NAME],
      measure: ['measure', NAME],
      value: ['value', FIGURE],
      lower: ['lower', optional(FIGURE)],
      upper: ['upper', optional(FIGURE)],
    }),
  ),
  raters: NO_ROWS(
    tableSchema({
      rater: ['rater', NAME],
      excludedBy: ['excluded_by', optional(oneOf('rule', 'lead'))],
      exclusionReason: ['exclusion_reason', optional(NAME)],
    }),
  ),
};
