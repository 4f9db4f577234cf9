import { FAULT, fault, reason } from './reason.ts';

/** Judgments that were made elsewhere, and whole studies that were exported. */
export const given = {
  'judgments-refused': reason('invalid_input', { count: 2, first: FAULT }),
  'nothing-judged': reason('invalid_input'),
  'baseline-unsaid': reason('invalid_input', { systems: 'prod, small' }),
  'baseline-not-there': reason('invalid_input', { name: 'prod', systems: 'base, small' }),
  'one-system-judged': reason('invalid_input', { system: 'prod' }),
  'not-an-export': reason('invalid_input', { missing: 'study.json, items.csv' }),
  'export-refused': reason('invalid_input', { count: 2, first: FAULT }),
  'export-of-other-rule': reason('conflict', { version: 1, known: 2 }),
  'export-of-pilot': reason('conflict', { study: 'summer' }),
  'export-not-closed': reason('conflict', { state: 'open' }),
  'off-scale': fault({ value: 6, criterion: 'fluency', lowest: 1, highest: 5 }),
  'scale-unclear': fault({ criterion: 'fluency', lowest: 0, highest: 437 }),
  'judged-twice': fault(),
  'item-not-given': fault({ item: 'item-7' }),
  'system-not-given': fault({ system: 'tiny', known: 'base, small' }),
  'criterion-not-given': fault({ criterion: 'fluency', known: 'relevance, consistency' }),
  'criteria-of-one-key': fault({ criterion: 'Fluency!', other: 'fluency' }),
  'no-choice': fault({ value: 'left', choices: 'a, b, tie' }),
  'compared-with-itself': fault({ system: 'tiny' }),
  'texts-differ': fault({ system: 'tiny', item: 'item-7' }),
  'no-time': fault({ value: 'yesterday' }),
};
