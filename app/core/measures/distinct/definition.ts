import type { MeasureDefinition } from '../definition.ts';

export const distinctDefinition: MeasureDefinition = {
  docs: {
    section: 'texts',
    what: 'different n-grams over all n-grams',
    source: 'Li et al. 2016',
    checkedAgainst: 'worked examples',
  },
};
