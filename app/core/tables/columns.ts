import { column } from './table.ts';

export const study = column('study', 'text', "The study's address, as in URLs and on the command line");
export const item = column('item', 'text', "The item's id in the lead's file");
export const system = column(
  'system',
  'text',
  "The system's name; controls are named control-<criterion>-<dose>-<maker>",
);
export const rater = column('rater', 'text', "The rater's name; simulated raters are named simulated-…");
export const sharedTextId = column(
  'shared_text_id',
  'text',
  'SHA-256 of the text: outputs of an item that share it are the same text, judged once for all of them',
);
/** What every row of a judgment tells of its task and rater, at the end of a table. */
export const judged = [
  column('batch', 'integer', 'Batch of items that the item belongs to', { range: '1 …' }),
  column('position', 'integer', "Place of the task in the rater's sequence", { range: '0 …' }),
  column('active_ms', 'number', 'Time that the rater was active on the task, idle gaps not counted', {
    unit: 'ms',
    range: '0 …',
  }),
  column('revision', 'integer', 'Number of the correction; only the one that counts is exported', {
    range: '1 …',
  }),
  column('included', 'boolean', 'Whether the analysis counts it'),
  column('exclusion_reason', 'text', 'Why not; empty where included'),
] as const;
export const submittedAt = column('submitted_at', 'time', 'When it was submitted', { unit: 'ISO 8601, UTC' });

export const remark = column('comment', 'text', "The rater's words about the task; empty = none");
export const pairSource = column(
  'source',
  'text',
  'Whether the pair was shown, or counts as a tie because its texts are the same',
  { range: 'judged, identical-text' },
);
