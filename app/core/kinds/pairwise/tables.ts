import { item, judged, pairSource, rater, remark, study, submittedAt } from '../../tables/columns.ts';
import { column, type Table } from '../../tables/table.ts';

export const PREFERENCES = {
  file: 'preferences.csv',
  columns: [
    study,
    item,
    column('system_a', 'text', 'The baseline, or else the system that comes first'),
    column('system_b', 'text', 'The system compared with it'),
    rater,
    column('choice', 'text', 'Which one the rater prefers', { range: 'a, b, tie' }),
    column('strength', 'text', 'How strongly; empty where not asked, and for a tie', {
      range: 'much, slightly',
    }),
    column('side_a', 'text', 'Side on which system_a was shown', { range: 'left, right' }),
    submittedAt,
    ...judged,
    column(
      'repeated_choice',
      'text',
      'What the same rater chose when shown the pair again; empty = not shown',
      {
        range: 'a, b, tie',
      },
    ),
    column('repeated_strength', 'text', 'How strongly then', { range: 'much, slightly' }),
    remark,
    pairSource,
  ],
} as const satisfies Table;
