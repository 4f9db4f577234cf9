import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import type { GivenJudgment } from '../given/givenStudy.ts';
import type { FoundCriterion } from './criteriaOf.ts';
import type { PreferenceLine, RatingLine } from './judgmentLine.ts';

/** Ratings as judgments: those that a rater gave one text are one. */
export function ratedJudgments(
  ratings: readonly RatingLine[],
  criteria: ReadonlyMap<string, FoundCriterion>,
): GivenJudgment[] {
  const judgments = new Map<
    string,
    GivenJudgment & { readonly answer: { ratings: Record<string, number> } }
  >();
  for (const { item, system, rater, criterion, value, ...line } of ratings) {
    const key = `${item}\u0000${system}\u0000${rater}`;
    const { key: name } = criteria.get(criterion)!.criterion;
    const known = judgments.get(key);
    if (known !== undefined) known.answer.ratings[name] = value;
    else {
      judgments.set(key, {
        ...{ kind: 'likert', item, rater, slots: [['single', system]], swapped: false, arrangement: null },
        ...{ position: null, repeat: false, revision: 1, blockSubmitted: true },
        ...{ submittedAt: line.submittedAt, activeMs: line.activeMs, comment: line.comment },
        answer: { ratings: { [name]: value } },
      });
    }
  }
  return inSequence([...judgments.values()], ratings);
}

/** Comparisons as judgments: the baseline's text, or that of the system that comes first, is `a`. */
export function comparedJudgments(
  preferences: readonly PreferenceLine[],
  { systems }: StudyConfiguration,
): GivenJudgment[] {
  const places = new Map(
    [...systems]
      .sort((a, b) => Number(b.role === 'baseline') - Number(a.role === 'baseline'))
      .map(({ name }, place) => [name, place]),
  );
  return preferences.map(({ item, systemA, systemB, rater, choice, sideA, ...line }): GivenJudgment => {
    const turned = places.get(systemA)! > places.get(systemB)!;
    const [first, second] = turned ? [systemB, systemA] : [systemA, systemB];
    const isFirst = { a: turned ? 'b' : 'a', b: turned ? 'a' : 'b', tie: 'tie' } as const;
    return {
      ...{
        kind: 'pairwise',
        item,
        rater,
        arrangement: null,
        position: null,
        repeat: false,
        revision: 1,
        blockSubmitted: true,
      },
      slots: [
        ['a', first],
        ['b', second],
      ],
      swapped: sideA === null ? turned : (sideA === 'right') !== turned,
      ...{ submittedAt: line.submittedAt, activeMs: line.activeMs, comment: line.comment },
      answer: { choice: isFirst[choice], strength: choice === 'tie' ? null : line.strength },
    };
  });
}

/**
 * Judgments with their places in the raters' sequences, where the file has one for each and no two are the same; else
 * they keep the order of the file.
 */
function inSequence(judgments: readonly GivenJudgment[], lines: readonly RatingLine[]): GivenJudgment[] {
  const places = new Map<string, number>();
  const taken = new Set<string>();
  for (const { item, system, rater, position } of lines) {
    const key = JSON.stringify([item, system, rater]);
    if (position === null) return [...judgments];
    if (places.has(key)) continue;
    const place = `${rater}\u0000${position}`;
    if (taken.has(place)) return [...judgments];
    taken.add(place);
    places.set(key, position);
  }
  return judgments.map((judgment) => ({
    ...judgment,
    position: places.get(JSON.stringify([judgment.item, judgment.slots[0]![1], judgment.rater]))!,
  }));
}
