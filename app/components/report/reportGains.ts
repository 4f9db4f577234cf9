import { gainsOf, type Gain } from '#app/core/reports/gains.ts';
import type { Report } from '#app/core/reports/report.ts';

/** What each candidate of a report brings and costs, in the order of its verdicts; null where no lead has said what is at stake. */
export function reportGains({ study: { stakes }, systems, verdict, criteria }: Report): Gain[] | null {
  const baseline = systems.find(({ role }) => role === 'baseline');
  if (stakes === undefined || baseline === undefined) return null;
  return gainsOf({
    stakes,
    baseline,
    candidates: verdict.candidates.flatMap(({ system, lines }) => {
      const running = systems.find((one) => one.system === system);
      return running === undefined ? [] : [{ ...running, lines }];
    }),
    criteria,
  });
}
