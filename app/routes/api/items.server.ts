import { OPERATIONS } from '#app/core/api/operations.ts';
import { ITEM_TABLE } from '#app/core/api/tables.ts';
import { tablePage } from '#app/services/export/tablePage.ts';
import { slugOf } from '../lead/lead.server.ts';
import { answers } from './api.server.ts';

/** Items of a study, page by page. */
export const listItems = answers(OPERATIONS.listItems, async ({ context, params, query, doing }) => {
  const { rows, next } = await tablePage(context.db, slugOf({ params }), ITEM_TABLE, {
    ...query,
    ...doing,
  });
  return { data: [...rows] as never[], next };
});
