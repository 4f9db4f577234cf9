import { toSettle } from '../../planning/toSettle.ts';
import type { Advice } from '../../evidence/advice.ts';
import type { RetainedVerdict } from '../../evidence/retention.ts';
import type { StudyConfiguration } from '../../studies/configuration.ts';
import { judgedBy } from '../../verdict/judging/standing.ts';
import { ruledStudy } from '../../verdict/judging/settings.ts';
import type { VerdictTables } from '../../verdict/judging/tables.ts';

/** Why a verdict is hold where a further study may tell more. What was skipped, set aside or excluded it can't mend. */
const MORE_DATA_MAY_TELL: ReadonlySet<string> = new Set([
  '3-no-controls',
  '3-not-seen',
  '3-not-retained',
  '4-inconclusive',
  '4-guardrail',
]);

/** What would settle a candidate's verdict; null where it isn't hold, or where a further study would not settle it. */
export function adviceOn(
  { decision, reasons, lines, setAside }: RetainedVerdict,
  configuration: StudyConfiguration,
  tables: VerdictTables,
): Advice | null {
  if (decision !== 'hold' || !reasons.every(({ rule }) => MORE_DATA_MAY_TELL.has(rule))) return null;
  if (reasons.some(({ rule }) => rule === '3-no-controls')) return { kind: 'controls' };
  const aside = new Set(setAside.map(({ rater }) => rater));
  return toSettle(ruledStudy(configuration), ofOthers(tables, aside), lines);
}

/** What those judged who count. */
function ofOthers(tables: VerdictTables, aside: ReadonlySet<string>): VerdictTables {
  const counts = ({ rater }: { readonly rater: string }) => !aside.has(rater);
  return {
    ...tables,
    ...judgedBy(tables, counts),
    skips: tables.skips.filter(counts),
    raters: tables.raters.filter(counts),
  };
}
