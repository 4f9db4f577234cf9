import { OPERATIONS } from '#app/core/api/operations.ts';
import type { SaidColumns } from '#app/services/imports/columnMap.ts';
import {
  importControlsTable,
  importOutputsTable,
  importScoresTable,
} from '#app/services/imports/tablesOfStudy.ts';
import { slugOf } from '../lead/lead.server.ts';
import { answers } from './api.server.ts';

// Tables that go into a study, as its pages take them.

const BY_NAME: SaidColumns = { columns: [], others: 'by-name' };

/** What is said of columns; without it they are known by their names, and none is guessed. */
function saidOf(columns: SaidColumns['columns'] | null): SaidColumns {
  return columns === null ? BY_NAME : { columns, others: 'left-out' };
}

export const importOutputs = answers(
  OPERATIONS.importOutputs,
  async ({ context: { db }, params, query: { columns, ...query }, body: bytes, doing }) => {
    const given = { slug: slugOf({ params }), bytes, said: saidOf(columns), fileName: '', ...query };
    const { systems, ...done } = await importOutputsTable(db, { ...given, system: query.system }, doing);
    return { ...done, systems: systems.map((one) => ({ ...one })), read: done.read && { ...done.read } };
  },
);

export const importScores = answers(
  OPERATIONS.importScores,
  async ({ context: { db }, params, query: { columns, ...query }, body: bytes, doing }) => {
    const given = { slug: slugOf({ params }), bytes, said: saidOf(columns), ...query };
    const { missing, ...done } = await importScoresTable(db, given, doing);
    return { ...done, missing: missing.map((one) => ({ ...one })), read: done.read && { ...done.read } };
  },
);

export const importControls = answers(
  OPERATIONS.importControls,
  async ({ context: { db }, params, query: { columns, ...query }, body: bytes, doing }) => {
    const given = { slug: slugOf({ params }), bytes, said: saidOf(columns), ...query };
    const { counts, lengths, ...done } = await importControlsTable(db, given, doing);
    return {
      ...done,
      counts: counts.map((one) => ({ ...one })),
      lengths: lengths.map((one) => ({ ...one })),
      read: done.read && { ...done.read },
    };
  },
);
