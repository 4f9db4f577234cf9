import type { MeasureDefinition } from '../definition.ts';

export const terDefinition: MeasureDefinition = {
  docs: {
    section: 'texts',
    what: 'edits with shifts for each word of reference',
    source: 'Snover et al. 2006',
    checkedAgainst: 'sacreBLEU 2.6.0, long texts included',
  },
};
