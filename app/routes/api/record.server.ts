import { OPERATIONS } from '#app/core/api/operations.ts';
import { recordFile } from '#app/services/records/studyRecords.ts';
import { slugOf } from '../lead/lead.server.ts';
import { answers } from './api.server.ts';
import { rowIn } from './row.ts';

/** A decision record as a file that anybody checks. */
export const readRecord = answers(OPERATIONS.readRecord, async ({ context: { db }, params }) => {
  return (await recordFile(db, slugOf({ params }), rowIn(params, 'number'))) as never;
});
