import { meanInterval } from '../../statistics/differenceInterval.ts';
import type { PreferenceRow, StudyData } from '../../verdict/data.ts';
import { identicalItems, identicalTies, preferenceDifferences } from '../../verdict/people/differences.ts';
import { countOf, peopleInterval } from '../../verdict/people/interval.ts';
import type { PreferenceSummary } from '../report.ts';
import { DESCRIPTIVE_LEVEL } from './ratings.ts';

/** Wins, ties and losses of one candidate, and whether a side was preferred whatever stood there. */
export function preferenceSummary(
  data: StudyData,
  baseline: string,
  candidate: string,
  level: number,
): PreferenceSummary {
  const differences = preferenceDifferences(data, baseline, candidate);
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
    ...leftShare(data.preferences.filter((row) => compares(row, baseline, candidate))),
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

function compares({ systemA, systemB }: PreferenceRow, baseline: string, candidate: string): boolean {
  return (systemA === baseline && systemB === candidate) || (systemA === candidate && systemB === baseline);
}
