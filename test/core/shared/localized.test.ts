import { expect, it } from 'vitest';
import { inLocale } from '#app/core/shared/localized.ts';
import { anchorOf, criterionSchema, FLUENCY } from '#app/core/studies/criteria.ts';

it('shows a text in the language asked for, else in English, else in the one that it is in', () => {
  expect(inLocale({ en: 'Fluency', zh: '流畅度' }, 'zh')).toBe('流畅度');
  expect(inLocale({ en: 'Fluency' }, 'zh')).toBe('Fluency');
  expect(inLocale({ zh: '流畅度' }, 'en')).toBe('流畅度');
  expect(inLocale(undefined, 'en')).toBeUndefined();
});

it('lets a criterion be written in one language, and refuses one without words', () => {
  const { label, question, anchors, ...rest } = FLUENCY;
  const chinese = {
    ...rest,
    label: { zh: label.zh },
    question: { zh: question.zh },
    anchors: { zh: anchors.zh },
  };
  const criterion = criterionSchema.parse(chinese);
  expect(anchorOf(criterion, 5, 'en')).toBe(anchors.zh[4]);
  expect(criterionSchema.safeParse({ ...chinese, label: {} }).error!.issues[0]!.path).toEqual([
    'label',
    'en',
  ]);
});
