import type { LookDecision } from '../studies/looks.ts';
import { normalCdf, normalQuantile } from '../statistics/distributions.ts';
import { judgeTables } from './judging/judgeTables.ts';
import type { RuleLine } from './judging/lines.ts';
import type { RuledStudy } from './judging/settings.ts';
import type { VerdictTables } from './judging/tables.ts';
import { ONLY_ANALYSIS, type Sequence } from './level.ts';

/** Below this predicted probability that all lines pass at the end a look says that "ship" is unlikely. */
export const LEAST_HOPE = 0.1;

/**
 * What a look permits, by the verdict's own rule at the look's level: to stop with "ship" or "do not ship". With
 * caution or hold the study goes on. That "ship" is unlikely binds nobody and spends nothing.
 *
 * @param study with the look's sequence
 * @param tables of what was judged so far
 */
export function decideLook(
  study: RuledStudy & { readonly sequence: Sequence },
  tables: VerdictTables,
): LookDecision[] {
  const { candidates } = judgeTables(study, tables);
  // Its intervals at the level of a single analysis say more of the end than those of the look.
  const usual = judgeTables({ ...study, sequence: ONLY_ANALYSIS }, tables);
  return candidates.map(({ system, decided: { decision } }, index) => {
    if (decision === 'ship' || decision === 'do-not-ship') return { system, outcome: decision };
    const hope = hopeOf(usual.candidates[index]!.lines, study.sequence.now);
    return { system, outcome: hope < LEAST_HOPE ? 'unlikely' : 'go-on' };
  });
}

/**
 * The predicted probability that the hardest of the lines that must pass does so at the end, under a flat prior: with
 * information t now, the final estimate lies around today's with variance SE²(1 − t), and the final interval is √t as
 * wide. What persists between raters makes the true one wider, so that there is less hope than this says.
 *
 * Source: predictive power, Spiegelhalter, Freedman & Blackburn 1986, Controlled Clinical Trials 7: 8–17.
 */
function hopeOf(lines: readonly RuleLine[], information: number): number {
  const left = Math.max(1e-9, 1 - information);
  return lines.reduce((least, { role, estimate, lower, upper, level, accept, kind }) => {
    if (role !== 'must-pass' || estimate === null || lower === null || upper === null) return least;
    const half = (upper - lower) / 2;
    if (half === 0) return least;
    const error = half / normalQuantile((1 + level) / 2);
    const needed = kind === 'floor' ? accept : -accept;
    const above = estimate - half * Math.sqrt(information) - needed;
    return Math.min(least, normalCdf(above / (error * Math.sqrt(left))));
  }, 1);
}
