import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Finished } from '#app/components/rating/Finished.tsx';
import { LocaleProvider, type Locale } from '#app/i18n/index.ts';

const said = (finished: 'enough' | 'complete', locale: Locale, uncounted = 2) =>
  renderToStaticMarkup(
    <LocaleProvider locale={locale}>
      <Finished {...{ finished, uncounted }} done={7} link="/r/x" canChange={false} waiting={0} />
    </LocaleProvider>,
  );

it('tells a rater who was set aside meanwhile what is kept and what is not, and blames nobody', () => {
  const html = said('enough', 'en');
  expect(html).toContain('Thank you!');
  expect(html).toContain('needs no more answers from you');
  expect(html).toContain('You gave 7 judgments.');
  expect(html).toContain(
    '2 answers arrived after that. They were not needed any more, so they were not stored.',
  );
  expect(html).not.toMatch(/too late|excluded|set aside|Every answer has been saved/);
  expect(said('enough', 'en', 0)).not.toContain('not stored');
  const chinese = said('enough', 'zh');
  expect(chinese).toContain('不再需要您的更多答案');
  expect(chinese).toContain('此后又送达 2 个答案');
});

it('says of answers whose lease ran out that they came too late', () => {
  expect(said('complete', 'en')).toContain('2 answers came too late');
});
