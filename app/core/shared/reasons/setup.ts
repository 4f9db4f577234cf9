import { FAULT, fault, reason } from './reason.ts';

/** Changing the set-up of a study, and files that say how it is to be. */
export const setup = {
  'apply-to-pilot': reason('conflict', { slug: 'summer-pilot' }),
  'apply-too-late': reason('conflict', { slug: 'summer', state: 'open', first: FAULT, more: 2 }),
  'apply-while-generating': reason('conflict', { slug: 'summer' }),
  'apply-with-raters': reason('conflict', { slug: 'summer' }),
  'apply-with-pilot': reason('conflict', { slug: 'summer', pilot: 'summer-pilot', first: FAULT, more: 2 }),
  'apply-would-lose': reason('conflict', { slug: 'summer', first: FAULT, more: 2 }),
  'set-up-changed-meanwhile': reason('conflict', { slug: 'summer' }),
  'loses-outputs': fault({ count: 200 }),
  'loses-scores': fault({ count: 200 }),
  'loses-controls': fault({ count: 12, first: 'item-7' }),
  'loses-ticks': fault({ count: 20 }),
  'loses-seats': fault({ count: 5 }),
  /** Values as JSON, cut. */
  'set-up-differs': fault({ before: '0.3', after: '0.2' }),
  'set-up-has-more': fault({ after: '0.2' }),
  'set-up-has-less': fault({ before: '0.3' }),
  'items-added': fault({ count: 3, ids: ['item-7'] as readonly string[], more: 2 }),
  'items-removed': fault({ count: 3, ids: ['item-7'] as readonly string[], more: 2 }),
  'items-changed': fault({ count: 3, ids: ['item-7'] as readonly string[], more: 2 }),
  'items-reordered': fault(),
  'outputs-differ': fault({ added: 3, replaced: 2 }),
  'study-file-refused': reason('invalid_input', { file: 'study.yaml', first: FAULT, more: 2 }),
  'not-yaml': fault({ said: 'Map keys must be unique' }),
  'field-unknown': fault({ key: 'colour', known: 'name, question, systems' }),
  'field-misspelt': fault({ key: 'sytems', nearest: 'systems' }),
  'not-a-slug': fault(),
  'columns-of-no-table': fault(),
  'no-import-system-named': fault({ system: 'tiny', systems: 'base, small' }),
};
