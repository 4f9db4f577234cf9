import type { Severity } from '#app/core/kinds/likert/highlights.ts';

/** How a mark looks: told apart by its line, not by colour alone. */
export const SEVERITY_LOOK: Readonly<Record<Severity, string>> = {
  minor: 'bg-caution-soft decoration-caution decoration-dotted decoration-2',
  major: 'bg-fault-soft decoration-fault decoration-solid decoration-2',
  critical: 'bg-fault-soft decoration-fault decoration-double decoration-2 font-semibold',
};
