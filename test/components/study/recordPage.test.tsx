import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router-dom';
import { expect, it } from 'vitest';
import { RecordPage } from '#app/components/study/RecordPage.tsx';
import { LocaleProvider, type Locale } from '#app/i18n/index.ts';

const skipped = {
  ...{ id: 1, at: '2026-03-01T10:00:00.000Z', actor: 'rater-01', kind: 'task-skipped' },
  detail: { rater: 'rater-01', item: 'kettle-7', task: 'likert', reason: 'language', note: 'It is <Welsh>.' },
};

function render(events: readonly object[], locale: Locale): string {
  const study = { slug: 's', name: 'Study', question: '', page: 1, pages: 1, events } as never;
  return renderToStaticMarkup(
    <MemoryRouter>
      <LocaleProvider locale={locale}>
        <RecordPage study={study} />
      </LocaleProvider>
    </MemoryRouter>,
  );
}

it('says which item a rater skipped, why, and what they noted', () => {
  const html = render([skipped], 'en');
  expect(html).toContain('A task of kettle-7 was skipped');
  expect(html).toContain('I do not read this language well enough');
  expect(html).toContain('It is &lt;Welsh&gt;.');
  const bare = render([{ ...skipped, detail: { ...skipped.detail, note: undefined } }], 'zh');
  expect(bare).toContain('跳过了 kettle-7 的一个任务');
  expect(bare).not.toContain('{{');
});
