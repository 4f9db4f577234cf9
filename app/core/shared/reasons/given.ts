import { fault, reason } from './reason.ts';

/** Judgments that were made elsewhere. */
export const given = {
  'baseline-unsaid': reason('invalid_input', { systems: 'prod, small' }),
  'baseline-not-there': reason('invalid_input', { name: 'prod', systems: 'base, small' }),
  'nothing-judged': reason('invalid_input'),
  'no-scale': reason('invalid_input', { said: 'fluency=5' }),
  'no-time': fault({ value: 'yesterday' }),
  'several-studies': fault({ first: 'summer', other: 'autumn', studies: 2 }),
  'preference-of-one': fault({ system: 'tiny' }),
  'no-preference': fault({ value: 'left', first: 'base', second: 'tiny' }),
  'no-mqm-severity': fault({ severity: 'severe' }),
  'not-label-studio': fault(),
  'label-studio-field': fault({ field: 'system', fields: 'system, model' }),
  'off-scale': fault({ value: 6, criterion: 'fluency', lowest: 1, highest: 5 }),
  'judged-twice': fault(),
  'system-not-given': fault({ system: 'tiny', known: 'base, small' }),
  'export-slug-taken': reason('conflict', { slug: 'summer' }),
  'export-batch': fault({ batch: 3 }),
  'export-role': fault({ system: 'tiny', role: 'baseline' }),
  'export-system-missing': fault({ system: 'tiny', known: 'base' }),
  'export-provenance': fault({ place: 2 }),
  'export-rater': fault({ rater: 'rater-07' }),
  'export-no-text': fault({ item: 'item-7', system: 'tiny' }),
  'export-position': fault(),
  'export-rule': fault({ known: 2 }),
  'criterion-not-given': fault({ criterion: 'fluency', known: 'relevance, consistency' }),
};
