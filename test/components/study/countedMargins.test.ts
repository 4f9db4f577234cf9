import { expect, it } from 'vitest';
import { countedMargins, newStudyValues } from '#app/components/study/newStudy.ts';

const first = newStudyValues('seed', 'en');
const of = (change: object) => countedMargins({ ...first, ...change });

it('tells the margins of what a study counts, in the form’s units', () => {
  expect(of({ voters: ['bleu', 'rougeL'] })).toEqual([
    { kind: 'criteria', accept: 7.5, limit: 12.5 },
    { kind: 'preference', accept: 10, limit: 20 },
    { kind: 'severeLosses', accept: 2, limit: 5 },
    { kind: 'bleu', accept: 2, limit: 5 },
    { kind: 'rouge', accept: 1, limit: 3 },
  ]);
});

it('takes those of a profile, and leaves out what isn’t asked', () => {
  const protocol = { ...first.protocol, comparison: 'none' };
  expect(of({ profile: 'medical', voters: ['perplexity'], protocol })).toEqual([
    { kind: 'criteria', accept: 0.5, limit: 1 },
    { kind: 'severeLosses', accept: 2, limit: 5 },
    { kind: 'perplexity', accept: 0.5, limit: 1 },
  ]);
});

it('tells none of numbers that are none', () => {
  const margins = { ...first.margins, criteria: { accept: NaN, limit: 1 } };
  expect(of({ profile: 'own', margins })).toEqual([]);
});
