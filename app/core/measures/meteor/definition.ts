import type { MeasureDefinition } from '../definition.ts';

export const meteorDefinition: MeasureDefinition = {
  docs: {
    section: 'texts',
    what: 'exact and stem matches, penalty for fragments',
    source: 'Lavie & Agarwal 2007',
    checkedAgainst: 'nltk 3.8.1 without WordNet',
  },
};
