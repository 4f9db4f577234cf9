import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ReportBody } from '#app/components/report/ReportBody.tsx';
import type { Report } from '#app/core/reports/report.ts';
import { LocaleProvider } from '#app/i18n/index.ts';
import { reportOf } from './reportOf.ts';

/** What says on demand what a figure is. */
const NOTE = /<button[^>]*popovertarget=/;

/** What a reader sees of a part of a table before asking. */
const shown = (html: string) =>
  html
    .replace(/<span[^>]*class="figure-note"[\s\S]*?<\/code><\/span><\/span><\/span>/g, '')
    .replace(/<svg[\s\S]*?<\/svg>|<[^>]+>/g, '');

const all = (html: string, tag: string) =>
  [...html.matchAll(new RegExp(`<${tag}[ >][\\s\\S]*?</${tag}>`, 'g'))].map(([part]) => part);

/**
 * The cells of a report's tables that show a figure of which nothing says what it is: neither the cell itself, nor the head
 * of its column, nor the name of its row, which its first cell is.
 */
function bareFigures(report: Report): string[] {
  const html = renderToStaticMarkup(
    <LocaleProvider locale="en">
      <ReportBody report={report} />
    </LocaleProvider>,
  );
  const tables = all(html, 'table');
  expect(tables.length).toBeGreaterThan(5);
  return tables.flatMap((table) => {
    const heads = all(all(table, 'thead')[0]!, 'th');
    return all(all(table, 'tbody')[0]!, 'tr').flatMap((row) => {
      const [name, ...cells] = all(row, 'td');
      return cells.flatMap((cell, index) => {
        const head = heads[index + 1] ?? '';
        const isExplained = [cell, head, name!].some((part) => NOTE.test(part));
        if (isExplained || /^<td[^>]*data-name=/.test(cell) || !/\d/.test(shown(cell))) return [];
        return [`${shown(all(table, 'caption')[0]!)}: ${shown(head)}: ${shown(cell)}`];
      });
    });
  });
}

const time = (minute: number) => `2026-01-02T10:0${minute}:00.000Z`;
const estimated = { estimate: 0.2, lower: 0.1, upper: 0.3 };

it('every figure in a table of a report says on demand what it is', () => {
  const report = reportOf({}, 'closed', {
    configuration: {
      protocol: {
        highlights: {
          severities: ['minor', 'major'],
          categories: [{ key: 'accuracy', label: { en: 'Accuracy' } }],
        },
      },
    },
  });
  const periods = [1, 2].map((minute) => ({
    from: time(minute),
    to: time(minute + 1),
    ratings: 30,
    raters: 4,
  }));
  const whole: Report = {
    ...report,
    overTime: periods.map((period) => ({ ...period, apart: estimated, severity: estimated, level: 0.95 })),
    agreementOverTime: periods.map((period) => ({
      ...{ ...period, texts: 20, level: 0.95 },
      criteria: report.criteria.map(({ key }) => ({
        ...{ criterion: key, value: 0.4, lower: 0.2, upper: 0.6, note: null },
      })),
    })),
  };
  expect(bareFigures(whole)).toEqual([]);
  expect(bareFigures(reportOf({ ranking: 'ranking' }))).toEqual([]);
});
