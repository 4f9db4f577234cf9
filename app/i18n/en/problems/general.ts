import type { general as reasons } from '#app/core/shared/reasons/general.ts';
import type { ProblemWords } from '../../problemWords.ts';
import { sentence } from './sentence.ts';
import { counted } from './counted.ts';

export const general: ProblemWords<typeof reasons> = {
  'as-said': ({ text }) => text,
  'a-defect': 'Something in the program failed.',
  'lines-faulty': ({ file, count, first }, tell) =>
    `${file ?? 'The items file'} has ${counted(count, 'fault')}, the first on ${tell.place(first.path)}: ${tell(first)}. Nothing was read; correct the file and try again.`,
  'no-lines': ({ file }) => `${file ?? 'The items file'} is empty; it needs one JSON object per line.`,
  faults: ({ faults }, tell) => faults.map((one) => sentence(tell, one)).join(' '),
};
