import { describe, expect, it } from 'vitest';
import type { StudyData } from '#app/core/verdict/data.ts';
import {
  identicalItems,
  preferenceDifferences,
  ratingDifferences,
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
  return { items, systems: [], outputs, ratings: [], preferences: [], raters: [], ...rest };
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
