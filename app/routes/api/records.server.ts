import { OPERATIONS } from '#app/core/api/operations.ts';
import { studyRecords } from '#app/services/records/studyRecords.ts';
import { slugOf } from '../lead/lead.server.ts';
import { answers } from './api.server.ts';

/** Decisions about a study that were signed. */
export const listRecords = answers(OPERATIONS.listRecords, async ({ context: { db }, params, account }) => {
  const { records } = await studyRecords(db, slugOf({ params }), account.id);
  return { data: records as never };
});
