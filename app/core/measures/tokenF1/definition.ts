import type { MeasureDefinition } from '../definition.ts';

export const tokenF1Definition: MeasureDefinition = {
  docs: {
    section: 'texts',
    what: "F1 of the words that answer and reference share, compared as SQuAD's script does",
    source: 'Rajpurkar et al. 2016, 2018',
    checkedAgainst: "SQuAD's evaluate-v2.0.py; worked examples",
  },
};
