import { reason } from './reason.ts';

export const drafts = {
  'no-such-draft': reason('not_found'),
  'draft-too-large': reason('too_large', { most: 2 }),
  'draft-made': reason('conflict', { slug: 'summer' }),
  'draft-revises-nothing': reason('conflict'),
  'set-up-fixed': reason('conflict', { slug: 'summer', state: 'open' }),
  'draft-behind': reason('conflict', { slug: 'summer' }),
  'draft-without-items': reason('invalid_input'),
};
