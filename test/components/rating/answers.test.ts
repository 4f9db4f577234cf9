import { describe, expect, it } from 'vitest';
import { unansweredCriteria, withRating } from '#app/components/kinds/likert/likertAnswers.ts';
import { SCREENS } from '#app/components/kinds/screens.ts';
import { NO_ANSWERS } from '#app/components/rating/answers.ts';
import { preferenceOptions } from '#app/components/kinds/pairwise/preferenceChoices.ts';
import { validateSubmission } from '#app/core/ratings/validateSubmission.ts';
import { LIKERT, PAIR } from './tasks.ts';

describe('preferenceOptions', () => {
  const forms = [
    { form: {}, count: 3 },
    { form: { ties: false as const }, count: 2 },
    { form: { strength: true as const }, count: 5 },
    { form: { ties: false as const, strength: true as const }, count: 4 },
  ];
  it.each(forms)(
    'offers $count choices for $form, all of which are complete and valid',
    ({ form, count }) => {
      const options = preferenceOptions(form);
      expect(options).toHaveLength(count);
      expect(new Set(options.map(({ message }) => message)).size).toBe(count);
      const asked = {
        kind: 'pairwise' as const,
        ties: form.ties !== false,
        strength: form.strength === true,
      };
      for (const { preference, strength } of options) {
        expect(
          SCREENS.pairwise.isAnswered({ ...PAIR, ...form }, { ...NO_ANSWERS, preference, strength }),
        ).toBe(true);
        const submission = { preference, ...(strength === null ? {} : { strength }) };
        expect(validateSubmission(asked, submission, { comments: true })).toEqual([]);
      }
    },
  );

  it.each(forms)('offers the same for A as for B, mirrored ($count choices)', ({ form }) => {
    const options = preferenceOptions(form);
    const sides = { left: 'right', right: 'left', tie: 'tie' } as const;
    expect(options.map(({ preference, strength }) => [sides[preference], strength]).reverse()).toEqual(
      options.map(({ preference, strength }) => [preference, strength]),
    );
  });
});

describe('isAnswered', () => {
  it('asks for the strength of a preference where the study does, and never for that of a tie', () => {
    const task = { ...PAIR, strength: true as const };
    expect(SCREENS.pairwise.isAnswered(task, { ...NO_ANSWERS, preference: 'left' })).toBe(false);
    expect(
      SCREENS.pairwise.isAnswered(task, { ...NO_ANSWERS, preference: 'left', strength: 'slightly' }),
    ).toBe(true);
    expect(SCREENS.pairwise.isAnswered(task, { ...NO_ANSWERS, preference: 'tie' })).toBe(true);
    expect(SCREENS.pairwise.isAnswered(task, NO_ANSWERS)).toBe(false);
  });

  it('does not wait for criteria that are optional', () => {
    const [fluency, ...others] = LIKERT.criteria;
    const task = { ...LIKERT, criteria: [fluency!, ...others.map((c) => ({ ...c, required: false }))] };
    expect(unansweredCriteria(task, NO_ANSWERS)).toEqual(['fluency']);
    expect(SCREENS.likert.isAnswered(task, withRating(NO_ANSWERS, 'fluency', 3))).toBe(true);
  });
});

it('takes a rating back', () => {
  const rated = withRating(withRating(NO_ANSWERS, 'fluency', 3), 'relevance', 2);
  expect(withRating(rated, 'fluency', null).ratings).toEqual({ relevance: 2 });
});
