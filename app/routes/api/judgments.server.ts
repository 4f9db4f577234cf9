import { OPERATIONS } from '#app/core/api/operations.ts';
import { JUDGED_TABLES } from '#app/core/api/tables.ts';
import { tablePage } from '#app/services/export/tablePage.ts';
import { slugOf } from '../lead/lead.server.ts';
import { answers } from './api.server.ts';

/** What raters of a study gave, page by page. */
export const listJudgments = answers(
  OPERATIONS.listJudgments,
  async ({ context, params, query: { table, ...page }, doing }) => {
    const asked = { ...page, ...doing };
    const { rows, next } = await tablePage(context.db, slugOf({ params }), JUDGED_TABLES[table]!, asked);
    return { data: [...rows] as never[], next };
  },
);
