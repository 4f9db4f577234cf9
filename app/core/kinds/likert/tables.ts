import {
  item,
  judged,
  rater,
  remark,
  sharedTextId,
  study,
  submittedAt,
  system,
} from '../../tables/columns.ts';
import { column, type Table } from '../../tables/table.ts';

export const RATINGS = {
  file: 'ratings.csv',
  columns: [
    study,
    item,
    system,
    rater,
    column('criterion', 'text', 'Key of the criterion'),
    column('value', 'number', "Point on the criterion's scale, higher is better", {
      range: '1 … 3, 5, 7 or 100; of imported judgments as study.json says',
    }),
    submittedAt,
    ...judged,
    sharedTextId,
    column(
      'repeated_value',
      'integer',
      'What the same rater gave when shown the text again; empty = not shown',
      {
        range: '1 … 3, 5, 7 or 100',
      },
    ),
    remark,
  ],
} as const satisfies Table;

const offset = { unit: 'Unicode code point', range: '0 …' } as const;

export const HIGHLIGHTS = {
  file: 'highlights.csv',
  columns: [
    study,
    item,
    system,
    rater,
    column(
      'start',
      'integer',
      'Where the marked span begins in the output, the first code point being 0',
      offset,
    ),
    column('end', 'integer', 'Where it ends; the code point there is no part of it', offset),
    column('text', 'text', 'What is marked'),
    column('severity', 'text', 'How bad the fault is', { range: 'minor, major, critical' }),
    column('criterion', 'text', 'Key of the criterion that it harms; empty where not asked or not said'),
    column('comment', 'text', "The rater's words about it; empty = none"),
    submittedAt,
    ...judged,
    sharedTextId,
    column(
      'category',
      'text',
      'Key of its kind, as study.json names them; empty where not asked or not said',
    ),
  ],
} as const satisfies Table;
