import { OPERATIONS } from '#app/core/api/operations.ts';
import { OUTPUT_TABLE } from '#app/core/api/tables.ts';
import { tablePage } from '#app/services/export/tablePage.ts';
import { slugOf } from '../lead/lead.server.ts';
import { answers } from './api.server.ts';

/** Outputs of a study's systems and controls, page by page. */
export const listOutputs = answers(OPERATIONS.listOutputs, async ({ context, params, query, doing }) => {
  const { rows, next } = await tablePage(context.db, slugOf({ params }), OUTPUT_TABLE, {
    ...query,
    ...doing,
  });
  return { data: [...rows] as never[], next };
});
