import { OPERATIONS } from '#app/core/api/operations.ts';
import { AppError } from '#app/core/shared/errors.ts';
import { recordFile } from '#app/services/records/studyRecords.ts';
import { slugOf } from '../lead/lead.server.ts';
import { answers } from './api.server.ts';

/** A decision record as a file that anybody checks. */
export const readRecord = answers(OPERATIONS.readRecord, async ({ context: { db }, params }) => {
  if (!/^[1-9]\d{0,8}$/.test(params.number ?? '')) throw new AppError('no-such-endpoint');
  return (await recordFile(db, slugOf({ params }), Number(params.number))) as never;
});
