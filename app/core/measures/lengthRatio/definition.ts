import type { MeasureDefinition } from '../definition.ts';

export const lengthRatioDefinition: MeasureDefinition = {
  docs: {
    section: 'texts',
    what: 'tokens of the hypotheses over those of the closest references',
    source: 'Post 2018',
    checkedAgainst: 'worked examples',
  },
};
