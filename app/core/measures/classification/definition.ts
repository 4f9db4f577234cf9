import type { MeasureDefinition } from '../definition.ts';

export const classificationDefinition: MeasureDefinition = {
  docs: {
    section: 'classification',
    what: 'accuracy; precision, recall, F1 and Fβ for each class, macro and micro; area under the ROC curve',
    source: 'Hanley & McNeil 1982',
    checkedAgainst: 'scikit-learn 1.9.1',
  },
};
