import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ReportBody } from '#app/components/report/ReportBody.tsx';
import type { Report } from '#app/core/reports/report.ts';
import { LocaleProvider, type Locale } from '#app/i18n/index.ts';
import { reportOf } from './reportOf.ts';

const render = (report: Report, locale: Locale = 'en') =>
  renderToStaticMarkup(
    <LocaleProvider locale={locale}>
      <ReportBody report={report} />
    </LocaleProvider>,
  );
const headings = (html: string) => [...html.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, title]) => title);

describe('the report of rankings', () => {
  const html = render(reportOf({ ranking: 'ranking' }));

  it('shows places, the model of all comparisons and Kendall’s W', () => {
    expect(headings(html)).toEqual(expect.arrayContaining(['Rankings', 'All systems on one scale']));
    expect(html).toContain('stood before the other in rankings');
    expect(html).toMatch(/>W 0\.\d/);
    expect(html).toContain('the measure of the others');
    expect(html).not.toMatch(/NaN|undefined|Infinity|\[object|text on the left/);
  });

  it('names best and worst alone where these were asked, in Chinese too', () => {
    const ends = reportOf({ ranking: 'best-worst' });
    expect(headings(render(ends))).toContain('Best and worst');
    expect(render(ends)).not.toContain('Mean place');
    expect(headings(render(ends, 'zh'))).toEqual(
      expect.arrayContaining(['最好与最差', '所有系统放在同一把尺上']),
    );
  });
});

describe('what raters marked and how strongly they preferred', () => {
  const closed = reportOf();
  const [first, ...rest] = closed.itemsToRead;
  const spans = [
    { rater: 'rater-1', start: 0, end: 3, severity: 'minor', criterion: null, comment: null },
    { rater: 'rater-2', start: 2, end: 5, severity: 'major', criterion: 'fluency', comment: '<b>why</b>' },
  ];
  const html = render({
    ...closed,
    itemsToRead: [{ ...first!, candidateText: 'the 🦊 thing', candidateSpans: spans }, ...rest],
    faults: [{ system: 'old', severity: 'major', spans: 3, perText: 0.25, judgments: 12, unmarked: 0.75 }],
    preferences: closed.preferences.map((summary) => ({
      ...summary,
      strength: {
        winsMuch: 1,
        winsSlightly: 2,
        lossesMuch: 3,
        lossesSlightly: 4,
        net: -0.1,
        lower: -0.2,
        upper: 0,
        level: 0.95,
      },
    })),
  });

  it('stands in the text, overlapping spans counted, with their words beside it', () => {
    expect(html).toContain('>th</mark>');
    expect(html).toMatch(/>e<sup[^>]*> ×2<\/sup><\/mark>/);
    expect(html).toContain('> 🦊</mark>');
    expect(html).toContain('<q dir="auto">e 🦊</q> serious · Fluency · rater-2');
    expect(html).toContain('&lt;b&gt;why&lt;/b&gt;');
  });

  it('is summed up by system', () => {
    expect(headings(html)).toContain('Marked faults');
    expect(html).toContain('0.25 (3)');
    expect(html).toContain('was better 3 times, 1 of them much; worse 7 times, 3 of them much.');
    expect(html).toContain('describes and does not vote');
  });
});
