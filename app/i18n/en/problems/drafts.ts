import type { drafts as reasons } from '#app/core/shared/reasons/drafts.ts';
import type { ProblemWords } from '../../problemWords.ts';

export const drafts: ProblemWords<typeof reasons> = {
  'no-such-draft':
    'There is no such draft; it may have been deleted. The list of studies shows what there is.',
  'draft-too-large': ({ most }) =>
    `What is written here is more than ${most} MB. Shorten the guidelines or the training tasks; nothing of this was saved.`,
  'draft-made': ({ slug }) =>
    `The study "${slug}" was made of this draft meanwhile; change the study, or a copy of the draft.`,
  'draft-without-items': 'Choose the items first: the draft has no file that can be read as items.',
};
