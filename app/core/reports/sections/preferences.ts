import { meanInterval } from '../../statistics/differenceInterval.ts';
import type { PreferenceRow, StudyData } from '../../evidence/data.ts';
import {
  comparisonsOf,
  identicalItems,
  identicalTies,
  preferenceDifferences,
} from '../../verdict/people/differences.ts';
import type { Difference } from '../../evidence/interval.ts';
import { countOf, peopleInterval } from '../../evidence/interval.ts';
import type { PreferenceSummary, StrengthSummary } from '../report.ts';
import { DESCRIPTIVE_LEVEL } from '../../evidence/level.ts';

/** Wins, ties and losses of one candidate, and whether a side was preferred whatever stood there. */
export function preferenceSummary(
  data: StudyData,
  baseline: string,
  candidate: string,
  level: number,
): PreferenceSummary {
  const differences = preferenceDifferences(data, baseline, candidate);
  const compared = comparisonsOf(data, baseline, candidate);
  const count = (value: number) => differences.filter(({ difference }) => difference === value).length;
  const { estimate, lower, upper } = peopleInterval(differences, level);
  return {
    system: candidate,
    wins: count(1),
    ties: count(0),
    losses: count(-1),
    identicalTies: identicalTies(data, baseline, candidate).length,
    items: countOf(differences).items,
    identicalItems: identicalItems(data, baseline, candidate).length,
    net: estimate,
    lower,
    upper,
    level,
    ...leftShare(compared),
    strength: strengthSummary(compared, identicalTies(data, baseline, candidate), level),
    n: countOf(differences),
  };
}

function leftShare(
  rows: readonly PreferenceRow[],
): Pick<PreferenceSummary, 'leftShare' | 'leftLower' | 'leftUpper'> {
  const chosen = rows.flatMap(({ item, rater, choice, sideA }) =>
    choice === 'tie' ? [] : [{ item, rater, value: (choice === 'a') === (sideA === 'left') ? 1 : 0 }],
  );
  const { estimate, lower, upper } = meanInterval(chosen, { confidence: DESCRIPTIVE_LEVEL });
  return {
    leftShare: estimate,
    leftLower: lower === null ? null : Math.max(0, lower),
    leftUpper: upper === null ? null : Math.min(1, upper),
  };
}

/** A slight preference counts half a strong one. */
const WEIGHT = { much: 1, slightly: 0.5 } as const;

/** @param compared comparisons with the baseline as system A */
function strengthSummary(
  compared: readonly PreferenceRow[],
  identical: readonly Difference[],
  level: number,
): StrengthSummary | null {
  if (compared.every(({ strength }) => strength === null)) return null;
  const weighted = compared.map(({ item, rater, choice, strength }) => {
    const weight = strength === null ? 1 : WEIGHT[strength];
    return { item, rater, difference: choice === 'tie' ? 0 : choice === 'a' ? -weight : weight };
  });
  const { estimate, lower, upper } = peopleInterval([...weighted, ...identical], level);
  const count = (choice: 'a' | 'b', strength: 'much' | 'slightly') =>
    compared.filter((row) => row.choice === choice && row.strength === strength).length;
  return {
    winsMuch: count('b', 'much'),
    winsSlightly: count('b', 'slightly'),
    lossesMuch: count('a', 'much'),
    lossesSlightly: count('a', 'slightly'),
    net: estimate,
    lower,
    upper,
    level,
  };
}
