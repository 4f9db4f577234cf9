import { meanOf } from '../../statistics/averages.ts';
import type { Criterion } from '../../studies/criteria.ts';
import type { StudyData } from '../../verdict/data.ts';
import { preferenceDifferences } from '../../verdict/people/differences.ts';
import { meanRatings } from '../../verdict/people/meanRatings.ts';
import type { ItemToRead, MarkedSpan } from '../report.ts';

const WORSE = 5;
const BETTER = 3;

/**
 * The items on which people saw the largest differences, worst first: five on which the candidate is worse and
 * three on which it is better, at most.
 */
export function itemsToRead(
  data: StudyData,
  criteria: readonly Criterion[],
  baseline: string,
  candidate: string,
): ItemToRead[] {
  const ofBaseline = meanByItem(meanRatings(data.ratings, baseline), ({ mean }) => mean);
  const ofCandidate = meanByItem(meanRatings(data.ratings, candidate), ({ mean }) => mean);
  const net = meanByItem(preferenceDifferences(data, baseline, candidate), ({ difference }) => difference);
  const text = (system: string) =>
    new Map(data.outputs.flatMap((row) => (row.system === system ? [[row.item, row.text] as const] : [])));
  const [baselineTexts, candidateTexts] = [text(baseline), text(candidate)];
  const spans = (item: string, system: string): MarkedSpan[] =>
    data.highlights.flatMap(({ item: itsItem, system: itsSystem, ...span }) =>
      itsItem === item && itsSystem === system ? [span] : [],
    );
  const differing = data.items.flatMap(({ item, segment, language, prompt }): Unmarked[] => {
    const [baselineText, candidateText] = [baselineTexts.get(item), candidateTexts.get(item)];
    if (baselineText === undefined || candidateText === undefined || baselineText === candidateText)
      return [];
    const baselineRating = ofBaseline.get(item) ?? null;
    const candidateRating = ofCandidate.get(item) ?? null;
    const difference =
      criteria.length === 0
        ? (net.get(item) ?? null)
        : baselineRating === null || candidateRating === null
          ? null
          : candidateRating - baselineRating;
    if (difference === null || difference === 0) return [];
    const texts = { baselineText, candidateText, baselineRating, candidateRating };
    const direction = difference < 0 ? ('worse' as const) : ('better' as const);
    return [{ item, segment, language, prompt, system: candidate, ...texts, difference, direction }];
  });
  differing.sort((a, b) => a.difference - b.difference);
  const worse = differing.filter(({ direction }) => direction === 'worse').slice(0, WORSE);
  const better = differing.filter(({ direction }) => direction === 'better').slice(-BETTER);
  return [...worse, ...better.reverse()].map((read) => ({
    ...read,
    baselineSpans: spans(read.item, baseline),
    candidateSpans: spans(read.item, candidate),
  }));
}

type Unmarked = Omit<ItemToRead, 'baselineSpans' | 'candidateSpans'>;

function meanByItem<T extends { readonly item: string }>(
  rows: readonly T[],
  valueOf: (row: T) => number,
): Map<string, number> {
  const values = new Map<string, number[]>();
  for (const row of rows) {
    const own = values.get(row.item) ?? [];
    own.push(valueOf(row));
    values.set(row.item, own);
  }
  return new Map([...values].map(([item, own]) => [item, meanOf(own)!]));
}
