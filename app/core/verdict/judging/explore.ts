import { isOfPeople } from '../../evidence/evidence.ts';
import type { Decision, LineState } from '../../evidence/types.ts';
import type { StudyConfiguration } from '../../studies/configuration.ts';
import type { Sequence } from '../level.ts';
import { countedJudgments } from './counted.ts';
import { decideByRetention } from './decide.ts';
import { evidenceWithout } from './judgeTables.ts';
import type { RuleLine } from './lines.ts';
import { unfinishedBlocks } from './missing.ts';
import { setAsideRaters } from './setAside.ts';
import { ruledStudy } from './settings.ts';
import type { VerdictTables } from './tables.ts';

/** What other margins are tried, as shares of those that were fixed; limits go along. */
export const TRIED_MARGINS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

/** How close a turn is told, as a share of the margins that were fixed. */
const TURN_WITHIN = 0.01;

/** What a verdict would be, had something been otherwise. */
export interface Explored {
  readonly decision: Decision;
  /** The lines that must pass, and guardrails, with the state that they would have. */
  readonly lines: readonly { readonly name: string; readonly kind: string; readonly state: LineState }[];
}

/** What the verdict on a candidate hangs on. It explores: nothing of it is a verdict. */
export interface Exploration {
  readonly system: string;
  /** With the margins that were fixed, by the raters who count. */
  readonly asItIs: Decision;
  readonly margins: readonly (Explored & { readonly factor: number })[];
  /** Between which margins the decision is another: just below it is `from`, from it on `to`. */
  readonly turns: readonly { readonly factor: number; readonly from: Decision; readonly to: Decision }[];
  readonly withoutRater: readonly (Explored & { readonly rater: string })[];
  /** With those who were set aside counted in; null where nobody was. */
  readonly everybody: Explored | null;
}

/**
 * What each verdict would be with other margins for criteria and preferences, without each rater, and with everybody, by
 * the verdict's own rule on the same judgments. All else stays: measures, severe losses, what controls cost.
 *
 * @param sequence which analysis of the study it is; the only one by default
 */
export function exploreVerdict(
  configuration: StudyConfiguration,
  tables: VerdictTables,
  sequence?: Sequence,
): Exploration[] {
  const counted = countedJudgments(tables);
  const aside = setAsideRaters(counted, tables);
  const unfinished = unfinishedBlocks(counted, tables);
  const baseline = tables.systems.find(({ role }) => role === 'baseline')!.system;
  const setAside = new Set(aside.map(({ rater }) => rater));
  return tables.systems
    .filter(({ role }) => role === 'candidate')
    .map(({ system: candidate }) => {
      let measures: readonly RuleLine[] | undefined;
      const explore = (factor: number, without: readonly { readonly rater: string }[]): Explored => {
        const study = ruledStudy(withMargins(configuration, factor), sequence);
        const question = { study, tables, counted, baseline, candidate, referencedItems: null };
        const sameRaters = without === aside;
        const evidence = evidenceWithout(question, without, unfinished, {
          ...(sameRaters && { measures }),
          onlyDecides: true,
        });
        if (sameRaters) measures ??= evidence.lines.filter((line) => !isOfPeople(line));
        return {
          decision: decideByRetention(evidence).decision,
          lines: evidence.lines.flatMap(({ role, name, kind, state }) =>
            role === 'must-pass' || role === 'guardrail' ? [{ name, kind, state }] : [],
          ),
        };
      };
      const margins = TRIED_MARGINS.map((factor) => ({ factor, ...explore(factor, aside) }));
      return {
        system: candidate,
        asItIs: margins.find(({ factor }) => factor === 1)!.decision,
        margins,
        turns: margins.slice(1).flatMap((upper, index) => {
          const lower = margins[index]!;
          if (lower.decision === upper.decision) return [];
          const factor = turnBetween(lower, upper, (tried) => explore(tried, aside).decision);
          return [{ factor, from: lower.decision, to: upper.decision }];
        }),
        withoutRater: counted.raters.flatMap((rater) =>
          setAside.has(rater) ? [] : [{ rater, ...explore(1, [...aside, { rater }]) }],
        ),
        everybody: aside.length === 0 ? null : explore(1, []),
      };
    });
}

/** The configuration with the margins of criteria and preferences so many times as large. */
function withMargins(configuration: StudyConfiguration, factor: number): StudyConfiguration {
  if (factor === 1) return configuration;
  const { criteria, preference } = configuration.margins;
  const times = ({ accept, limit }: typeof criteria) => ({ accept: factor * accept, limit: factor * limit });
  return {
    ...configuration,
    margins: { ...configuration.margins, criteria: times(criteria), preference: times(preference) },
  };
}

/** Where the upper decision begins, by halving. */
function turnBetween(
  lower: { readonly factor: number },
  upper: { readonly factor: number; readonly decision: Decision },
  decisionAt: (factor: number) => Decision,
): number {
  let [below, above] = [lower.factor, upper.factor];
  while (above - below > TURN_WITHIN) {
    const middle = (below + above) / 2;
    if (decisionAt(middle) === upper.decision) above = middle;
    else below = middle;
  }
  return above;
}
