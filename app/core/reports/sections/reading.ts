import { meanOf } from '../../statistics/averages.ts';
import type { ItemFound, ItemsFound } from '../../evidence/kindAnalysis.ts';
import type { StudyConfiguration } from '../../studies/configuration.ts';
import { ownEvidence } from '../../verdict/kinds.ts';
import type { StudyData } from '../../evidence/data.ts';
import { TEXT_NOT_GIVEN } from '../../evidence/notGiven.ts';
import { preferenceDifferences } from '../../verdict/people/differences.ts';
import type { ItemToRead, MarkedSpan } from '../report.ts';

const WORSE = 5;
const BETTER = 3;

/**
 * The items on which people saw the largest differences, worst first: five on which the candidate is worse and
 * three on which it is better, at most.
 */
export function itemsToRead(
  data: StudyData,
  configuration: StudyConfiguration,
  baseline: string,
  candidate: string,
): ItemToRead[] {
  const { unit, of: found } = foundBy(data, configuration, baseline, candidate);
  const text = (system: string) =>
    new Map(data.outputs.flatMap((row) => (row.system === system ? [[row.item, row.text] as const] : [])));
  const [baselineTexts, candidateTexts] = [text(baseline), text(candidate)];
  const unknown = new Set(
    data.outputs.flatMap(({ item, finishReason }) => (finishReason === TEXT_NOT_GIVEN ? [item] : [])),
  );
  const spans = (item: string, system: string): MarkedSpan[] =>
    data.highlights.flatMap(({ item: itsItem, system: itsSystem, ...span }) =>
      itsItem === item && itsSystem === system ? [span] : [],
    );
  const differing = data.items.flatMap(({ item, segment, language, prompt }): Unmarked[] => {
    const [baselineText, candidateText] = [baselineTexts.get(item), candidateTexts.get(item)];
    if (baselineText === undefined || candidateText === undefined || baselineText === candidateText)
      return [];
    const { baselineRating, candidateRating, difference } = found(item);
    if (difference === null || difference === 0) return [];
    const texts = {
      ...(unknown.has(item)
        ? { baselineText: '', candidateText: '', textsNotGiven: true as const }
        : { baselineText, candidateText }),
      ...{ baselineRating, candidateRating },
    };
    const direction = difference < 0 ? ('worse' as const) : ('better' as const);
    return [{ item, segment, language, prompt, system: candidate, ...texts, difference, unit, direction }];
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

/** What people found of items: by the kinds of tasks that say something by themselves, else by comparisons. */
export function foundBy(
  data: StudyData,
  configuration: StudyConfiguration,
  baseline: string,
  candidate: string,
): Omit<ItemsFound, 'range'> {
  const [own, ...others] = ownEvidence(configuration.protocol).map((kind) =>
    kind.items(data, configuration, { baseline, candidate }),
  );
  if (own !== undefined) return others.length === 0 ? own : together([own, ...others]);
  const values = new Map<string, number[]>();
  for (const { item, difference } of preferenceDifferences(data, baseline, candidate)) {
    const given = values.get(item) ?? [];
    given.push(difference);
    values.set(item, given);
  }
  const of = (item: string) => ({
    baselineRating: null,
    candidateRating: null,
    difference: meanOf(values.get(item) ?? []),
  });
  return { unit: 'share', of };
}

/** What several kinds found: the mean of their differences as shares of their ranges, and the ratings of the one that rates. */
function together(kinds: readonly ItemsFound[]): Omit<ItemsFound, 'range'> {
  const of = (item: string): ItemFound => {
    const found = kinds.map((kind) => kind.of(item));
    const { baselineRating = null, candidateRating = null } =
      found.find((one) => one.baselineRating !== null || one.candidateRating !== null) ?? {};
    const shares = kinds.flatMap(({ range }, index) => {
      const difference = found[index]!.difference;
      return difference === null ? [] : [difference / range];
    });
    return { baselineRating, candidateRating, difference: meanOf(shares) };
  };
  return { unit: 'share', of };
}
