import type { KindReport } from '../kindReport.ts';
import { Distributions } from './Distributions.tsx';
import { Faults } from './Faults.tsx';

export const likertReport: KindReport = {
  kind: 'likert',
  sections: { comparisons: null, answers: Distributions, remarks: Faults },
  useTerms: () => ({}),
};
