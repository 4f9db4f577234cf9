import { DOSES } from '#app/core/studies/dose.ts';
import { DATA, FIGURE, NAME, NAMES, noRows, oneOf, optional, orElse, tableSchema } from './columns.ts';
import { ANSWER_SCHEMAS } from './kinds.ts';

/** The tables of a closed study, with the columns of the export that the rule needs. */
export const TABLE_SCHEMAS = {
  items: tableSchema({ item: ['item', NAME], references: ['references', optional(DATA)] }),
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
  ...ANSWER_SCHEMAS,
  skips: noRows(
    tableSchema({
      item: ['item', NAME],
      rater: ['rater', NAME],
      kind: ['kind', oneOf('skipped', 'abandoned')],
      seen: ['seen', orElse(NAMES, [])],
      lastSeen: ['last_seen', optional(NAME)],
    }),
  ),
  measures: noRows(
    tableSchema({
      item: ['item', optional(NAME)],
      system: ['system', NAME],
      measure: ['measure', NAME],
      value: ['value', FIGURE],
      lower: ['lower', optional(FIGURE)],
      upper: ['upper', optional(FIGURE)],
    }),
  ),
  raters: noRows(
    tableSchema({
      rater: ['rater', NAME],
      excludedBy: ['excluded_by', optional(oneOf('rule', 'lead'))],
      exclusionReason: ['exclusion_reason', optional(NAME)],
    }),
  ),
};

/** How many items have references; null where the table doesn't tell. */
export function referencedItems(items: readonly { readonly references: object | null }[]): number | null {
  const lists = items.flatMap(({ references }) => (Array.isArray(references) ? [references.length] : []));
  return lists.length === 0 ? null : lists.filter((length) => length > 0).length;
}
