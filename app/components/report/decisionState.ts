import type { Decision } from '#app/core/reports/report.ts';
import type { LineState } from '#app/core/reports/report.ts';

/** The shape and colour that stand beside a decision's word. */
export const DECISION_STATE: Record<Decision, LineState> = {
  ship: 'green',
  'ship-with-caution': 'yellow',
  hold: 'inconclusive',
  'do-not-ship': 'red',
  'needs-people': 'missing',
};
