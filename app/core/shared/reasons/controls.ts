import { FAULT, SAID, fault, reason } from './reason.ts';

export const controls = {
  'controls-while-generating': reason('conflict', { slug: 'summer' }),
  'control-not-written': reason('invalid_input', { first: FAULT }),
  'no-control-of-lead': reason('not_found', { slug: 'summer', item: 'item-7' }),
  'controls-refused': reason('invalid_input', { count: 2, first: FAULT }),
  'and-on-more-lines': fault({ first: SAID, more: 199 }),
  'criterion-not-asked': fault({ criterion: 'style', criteria: 'fluency, relevance' }),
  'dose-unknown': fault({ dose: 'small', doses: 'slight, gross' }),
  'control-there-already': fault({ item: 'item-7', place: 'line 3' }),
  'other-control-there': fault({ item: 'item-7' }),
  'not-among-controls': fault(),
  'is-text-of': fault({ system: 'base', item: 'item-7' }),
};
