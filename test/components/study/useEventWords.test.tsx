import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { useEventWords } from '#app/components/study/useEventWords.ts';
import { LocaleProvider, type Locale } from '#app/i18n/index.ts';

const skip = { rater: 'rater-01', item: 'kettle-7', task: 'likert', reason: 'language' };

function said(kind: string, detail: object, locale: Locale): string {
  const Words = () => <>{useEventWords()(kind, { ...detail })}</>;
  return renderToStaticMarkup(
    <LocaleProvider locale={locale}>
      <Words />
    </LocaleProvider>,
  );
}

it('says which item a rater skipped, why, and what they noted', () => {
  const html = said('task-skipped', { ...skip, note: 'It is <Welsh>.' }, 'en');
  expect(html).toContain('A task of kettle-7 was skipped');
  expect(html).toContain('I do not read this language well enough');
  expect(html).toContain('It is &lt;Welsh&gt;.');
  const bare = said('task-skipped', skip, 'zh');
  expect(bare).toContain('跳过了 kettle-7 的一个任务');
  expect(bare).not.toContain('{{');
});

it('names the states of a study in the reader’s language, and shows what it has no words for as it is', () => {
  expect(said('state', { from: 'ready', to: 'open' }, 'en')).toMatch(/Open.*Ready/);
  expect(said('unheard-of', { a: 1 }, 'zh')).toBe('unheard-of {&quot;a&quot;:1}');
});

it('says in the reader’s language why the rule set a rater aside, and a lead’s reason as it is', () => {
  const reason = '3 of 5 controls rated outside their range';
  expect(said('rater-excluded', { rater: 'ada', reason, failed: 3, seen: 5 }, 'zh')).toContain(
    '5 个对照中有 3 个的评分超出其范围',
  );
  expect(said('rater-excluded', { rater: 'ada', reason }, 'en')).toContain(reason);
  expect(said('rater-excluded', { rater: 'ada', reason: 'spoke to the baker' }, 'zh')).toContain(
    'spoke to the',
  );
});
