import { FAULT, reason } from './reason.ts';

export const general = {
  /** A sentence that something else gave: another program, or an earlier release in what it stored. */
  'as-said': reason('internal', { text: 'No space left on device' }),
  'a-defect': reason('internal'),
  /** Without a `file` it is a study's items that were given. */
  'lines-faulty': reason('invalid_input', { file: 'items.jsonl' as string | null, count: 2, first: FAULT }),
  'no-lines': reason('invalid_input', { file: 'items.jsonl' as string | null }),
  faults: reason('invalid_input', { faults: [FAULT] }),
};
