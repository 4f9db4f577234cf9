import { item, judged, rater, remark, sharedTextId, study, submittedAt } from '../../tables/columns.ts';
import { column, type Table } from '../../tables/table.ts';

export const RANKINGS = {
  file: 'rankings.csv',
  columns: [
    study,
    item,
    column('system', 'text', "The system's name; systems that share a text have the same place"),
    rater,
    column('form', 'text', 'What was asked', { range: 'ranking, best-worst' }),
    column(
      'rank',
      'integer',
      'Place, 1 = best; texts on the same place share it, and none is left out. Best–worst: the best is 1, the worst has the highest number, those between share one',
      {
        range: '1 … 9',
      },
    ),
    column('shown_at', 'integer', 'Where the text was shown among those of the task', { range: '1 … 9' }),
    submittedAt,
    ...judged,
    sharedTextId,
    column(
      'repeated_rank',
      'integer',
      'Its place when the same rater was shown the texts again; empty = not shown',
      {
        range: '1 … 9',
      },
    ),
    remark,
  ],
} as const satisfies Table;
