import type { MeasureDefinition } from '../definition.ts';

export const chrfDefinition: MeasureDefinition = {
  docs: {
    section: 'texts',
    what: 'F-score of character n-grams, with words chrF++',
    source: 'Popović 2015, 2017',
    checkedAgainst: 'sacreBLEU 2.6.0',
  },
};
