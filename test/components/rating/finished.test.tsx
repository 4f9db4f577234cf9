import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Finished } from '#app/components/rating/Finished.tsx';
import { completionOf, type Completion } from '#app/core/studies/completion.ts';
import { LocaleProvider, type Locale } from '#app/i18n/index.ts';

const said = (
  finished: 'enough' | 'complete' | 'withdrawn',
  locale: Locale,
  uncounted = 2,
  { controls = false, done = 7, completion = null as Completion | null } = {},
) =>
  renderToStaticMarkup(
    <LocaleProvider locale={locale}>
      <Finished
        {...{ finished, uncounted, controls, done, completion }}
        link="/r/x"
        canChange={false}
        waiting={0}
      />
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

it('tells at the end that some texts were spoiled on purpose, where some were', () => {
  expect(said('complete', 'en', 0, { controls: true })).toContain('spoiled on purpose');
  expect(said('enough', 'zh', 0, { controls: true })).toContain('故意改坏');
  expect(said('complete', 'en')).not.toContain('on purpose');
  // A study that came to nothing has other words, and whoever has seen none isn't told.
  expect(said('withdrawn', 'en', 0, { controls: true })).not.toContain('on purpose');
  expect(said('complete', 'en', 0, { controls: true, done: 0 })).not.toContain('on purpose');
});

it('gives whoever was recruited a code, or the way back', () => {
  const code = said('enough', 'en', 0, { completion: completionOf('C1A2B3') });
  expect(code).toMatch(/Your completion code.*C1A2B3/s);
  const address = completionOf('https://app.prolific.com/submissions/complete?cc=C1');
  expect(said('complete', 'zh', 0, { completion: address })).toContain(
    '<a href="https://app.prolific.com/submissions/complete?cc=C1"',
  );
  expect(said('complete', 'en')).not.toContain('completion');
});
