import type { drafts as reasons } from '#app/core/shared/reasons/drafts.ts';
import type { ProblemWords } from '../../problemWords.ts';

export const drafts: ProblemWords<typeof reasons> = {
  'no-such-draft':
    'There is no such draft; it may have been deleted. The list of studies shows what there is.',
  'draft-too-large': ({ most }) =>
    `What is written here is more than ${most} MB. Shorten the guidelines or the training tasks; nothing of this was saved.`,
  'draft-made': ({ slug }) =>
    `The study "${slug}" was made of this draft meanwhile; change the study, or a copy of the draft.`,
  'draft-revises-nothing':
    'The draft changes no study any more: the one that it was begun for is gone. Copy it to make a new study of it.',
  'set-up-fixed': ({ slug, state }) =>
    `The set-up of "${slug}" is fixed since it opened (it is ${state}). Do the study again, or copy its draft for a new one.`,
  'draft-behind': ({ slug }) =>
    `The set-up of "${slug}" was changed elsewhere since these changes were begun; nothing was applied. Begin anew with “Change the set-up” on its page; this draft stays to look things up in.`,
  'draft-without-items': 'Choose the items first: the draft has no file that can be read as items.',
};
