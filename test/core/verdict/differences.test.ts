import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StudyData } from '#app/core/evidence/data.ts';
import { ratingDifferences } from '#app/core/kinds/likert/analysis/differences.ts';
import {
  comparisonsOf,
  identicalItems,
  preferenceDifferences,
} from '#app/core/verdict/people/differences.ts';

const rating = (item: string, system: string, rater: string, value: number) => ({
  item,
  system,
  rater,
  criterion: 'fluency',
  value,
  sharedTextId: `${item}-${system}`,
});
const output = (item: string, system: string, text: string) => ({
  item,
  system,
  text,
  tokens: null,
  latencyMs: null,
  finishReason: null,
  referenceNll: null,
  referenceTokens: null,
  referenceBytes: null,
});
const preference = (item: string, rater: string, choice: 'a' | 'b' | 'tie') => ({
  item,
  systemA: 'old',
  systemB: 'new',
  rater,
  choice,
  strength: null,
  sideA: 'left' as const,
});

function dataOf(rest: Partial<StudyData>): StudyData {
  const items = ['1', '2', '3'].map((item) => ({
    item,
    segment: null,
    language: null,
    prompt: item,
    references: [],
  }));
  const outputs = [
    output('1', 'old', 'x'),
    output('1', 'new', 'y'),
    output('2', 'old', 'x'),
    output('2', 'new', 'x'),
    output('3', 'old', 'x'),
    output('3', 'new', 'y'),
  ];
  return {
    items,
    systems: [],
    outputs,
    ratings: [],
    preferences: [],
    rankings: [],
    highlights: [],
    repeats: [],
    raters: [],
    ...rest,
  };
}

describe('rating differences', () => {
  it('pair both systems within rater and item, and leave out who rated only one', () => {
    const ratings = [
      rating('1', 'old', 'a', 4),
      rating('1', 'new', 'a', 2),
      rating('1', 'old', 'b', 5),
      rating('3', 'new', 'b', 5),
      { ...rating('1', 'new', 'b', 1), criterion: 'relevance' },
    ];
    expect(ratingDifferences(ratings, 'fluency', 'old', 'new')).toEqual([
      { item: '1', rater: 'a', difference: -2 },
    ]);
  });
});

describe('preference differences', () => {
  it('are +1 for the candidate and −1 for the baseline', () => {
    const data = dataOf({
      preferences: [preference('1', 'a', 'b'), preference('1', 'b', 'a'), preference('3', 'a', 'tie')],
    });
    const shown = preferenceDifferences(data, 'old', 'new').filter(({ item }) => item !== '2');
    expect(shown.map(({ difference }) => difference)).toEqual([1, -1, 0]);
    const turned = preferenceDifferences(data, 'new', 'old').filter(({ item }) => item !== '2');
    expect(turned.map(({ difference }) => difference)).toEqual([-1, 1, 0]);
  });

  it('count identical texts as a tie for each rater who judged anything of the item', () => {
    const data = dataOf({
      preferences: [preference('1', 'a', 'b')],
      ratings: [rating('2', 'old', 'b', 4), rating('2', 'new', 'b', 4), rating('2', 'old', 'c', 4)],
    });
    expect(identicalItems(data, 'old', 'new')).toEqual(['2']);
    expect(preferenceDifferences(data, 'old', 'new')).toEqual([
      { item: '1', rater: 'a', difference: 1 },
      { item: '2', rater: 'b', difference: 0 },
      { item: '2', rater: 'c', difference: 0 },
    ]);
  });

  it('without any block of the item, as many ties as an item has raters elsewhere', () => {
    const data = dataOf({
      preferences: ['a', 'b'].flatMap((r) => [preference('1', r, 'b'), preference('3', r, 'b')]),
    });
    expect(preferenceDifferences(data, 'old', 'new').filter(({ item }) => item === '2')).toHaveLength(2);
  });
});

describe('rankings as comparisons', () => {
  const ranked = (item: string, rater: string, ...places: [system: string, rank: number, text?: string][]) =>
    places.map(([system, rank, text = system], i) => ({
      item,
      rater,
      system,
      rank,
      shownAt: i + 1,
      sharedTextId: `${item}-${text}`,
    }));

  it('let the better place win and the same place tie, and say what was shown first', () => {
    const rankings = [
      ...ranked('1', 'a', ['old', 2], ['new', 1], ['third', 3]),
      ...ranked('1', 'b', ['third', 1], ['new', 2], ['old', 2]),
    ];
    const data = dataOf({ rankings });
    expect(comparisonsOf(data, 'old', 'new')).toEqual([
      { ...preference('1', 'a', 'b'), sideA: 'left' },
      { ...preference('1', 'b', 'tie'), sideA: 'right' },
    ]);
    expect(preferenceDifferences(data, 'third', 'new').map(({ difference }) => difference)).toEqual([1, -1]);
  });

  it('contain as many pairs as there are systems, and turn round with the two', () => {
    const places = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(places, { minLength: 1, maxLength: 6 }), (answers) => {
        const rankings = answers.flatMap(([old, candidate, third], i) =>
          ranked('1', `r${i}`, ['old', old!], ['new', candidate!], ['third', third!]),
        );
        const data = dataOf({ rankings, outputs: [] });
        const there = preferenceDifferences(data, 'old', 'new');
        expect(there).toHaveLength(answers.length);
        expect(there.map(({ difference }) => difference)).toEqual(
          answers.map(([old, candidate]) => Math.sign(old! - candidate!)),
        );
        expect(preferenceDifferences(data, 'new', 'old').map(({ difference }) => -difference + 0)).toEqual(
          there.map(({ difference }) => difference + 0),
        );
      }),
    );
  });

  it('leave pairs with the same text to the ties of whoever judged the item', () => {
    const rankings = ranked('2', 'a', ['old', 1, 'same'], ['new', 1, 'same'], ['third', 2]);
    const data = dataOf({ rankings });
    expect(comparisonsOf(data, 'old', 'new')).toEqual([]);
    expect(preferenceDifferences(data, 'old', 'new')).toEqual([{ item: '2', rater: 'a', difference: 0 }]);
  });
});
