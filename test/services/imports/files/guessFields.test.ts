import { describe, expect, it } from 'vitest';
import { guessFields } from '#app/services/imports/files/guessFields.ts';

const columns = (given: Readonly<Record<string, string>>) =>
  Object.entries(given).map(([name, example]) => ({ name, examples: [example] }));
const guessed = (given: Readonly<Record<string, string>>) =>
  Object.fromEntries(guessFields(columns(given)).map(({ column, field }) => [column, field]));

describe('what columns are likely to mean', () => {
  it('is what they are called, in whatever letters, and what others call it', () => {
    expect(guessed({ Item: '1', model: 'a', annotator: 'x', aspect: 'f', score: '4', more: '' })).toEqual({
      ...{ Item: 'item', model: 'system', annotator: 'rater', aspect: 'criterion', score: 'value' },
    });
    // Its own name goes before another's.
    expect(guessed({ id: '7', item: '1' })).toEqual({ item: 'item' });
  });

  it('is a criterion each where none is named', () => {
    expect(guessed({ item: '1', system: 'a', rater: 'x', fluency: '4', tone: '3,5', note: 'fine' })).toEqual({
      ...{ item: 'item', system: 'system', rater: 'rater', fluency: 'wide', tone: 'wide' },
    });
    expect(guessed({ item: '1', system: 'a', rater: 'x', score: '4', seconds: '9' })).toMatchObject({
      score: 'wide',
    });
    expect(guessed({ item: '1', score: '4', seconds: '9' })).not.toHaveProperty('seconds');
  });
});
