import type { MeasureDefinition } from '../definition.ts';

export const exactMatchDefinition: MeasureDefinition = {
  docs: {
    section: 'texts',
    what: "1 where the answer is a reference, compared as SQuAD's script does",
    source: 'Rajpurkar et al. 2016, 2018',
    checkedAgainst: "SQuAD's evaluate-v2.0.py; worked examples",
  },
};
