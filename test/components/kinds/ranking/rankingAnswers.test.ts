import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlindRankingTask } from '#app/core/ratings/blindTask.ts';
import {
  NO_ENDS,
  orderOf,
  rankingAnswer,
  unrankedRows,
  withEnd,
  withPlace,
  type Places,
} from '#app/components/kinds/ranking/rankingAnswers.ts';

const task = (form: BlindRankingTask['form'], ties?: false): BlindRankingTask => ({
  id: 'x',
  kind: 'ranking',
  form,
  prompt: '',
  source: null,
  language: null,
  comments: false,
  texts: ['one', 'two', 'three'],
  ...(ties === false ? { ties } : {}),
});

describe('places', () => {
  it('may be shared, or take themselves from whoever had them', () => {
    const places: Places = [1, null, 2];
    expect(withPlace(places, 1, 1, task('ranking'))).toEqual([1, 1, 2]);
    expect(withPlace(places, 1, 1, task('ranking', false))).toEqual([null, 1, 2]);
    expect(withPlace(places, 0, null, task('ranking'))).toEqual([null, null, 2]);
  });

  it('never are shared where they may not be, whatever is pressed', () => {
    const presses = fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 3 })), { maxLength: 12 });
    fc.assert(
      fc.property(presses, (steps) => {
        let places: Places = [null, null, null];
        for (const [index, place] of steps) {
          places = withPlace(places, index, place, task('ranking', false));
          expect(places[index]).toBe(place);
          const given = places.filter((own) => own !== null);
          expect(new Set(given).size).toBe(given.length);
        }
      }),
    );
  });

  it('are sent once every text has one', () => {
    expect(unrankedRows(task('ranking'), {})).toEqual([0, 1, 2]);
    expect(unrankedRows(task('ranking'), { places: [2, null, 1] })).toEqual([1]);
    expect(rankingAnswer(task('ranking'), { places: [2, null, 1] })).toEqual({});
    expect(rankingAnswer(task('ranking'), { places: [2, 2, 1] })).toEqual({ ranks: [2, 2, 1] });
  });

  it('are shown from best to worst, those that share one together', () => {
    expect(orderOf([3, 1, 3])).toEqual([[1], [0, 2]]);
    expect(orderOf([null, null])).toEqual([]);
  });
});

describe('best and worst', () => {
  it('are two different texts: choosing one for both takes it from the other', () => {
    const best = withEnd(NO_ENDS, 'best', 1);
    expect(withEnd(best, 'worst', 1)).toEqual({ best: null, worst: 1 });
    expect(withEnd(best, 'worst', 0)).toEqual({ best: 1, worst: 0 });
  });

  it('are sent once both are chosen', () => {
    const ends = task('best-worst');
    expect(unrankedRows(ends, {})).toEqual(['best', 'worst']);
    expect(rankingAnswer(ends, { ends: { best: 1, worst: null } })).toEqual({});
    expect(rankingAnswer(ends, { ends: { best: 1, worst: 0 } })).toEqual({
      bestWorst: { best: 1, worst: 0 },
    });
  });
});
