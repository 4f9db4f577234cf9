import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ReportBody } from '#app/components/report/ReportBody.tsx';
import { LocaleProvider, type Locale } from '#app/i18n/index.ts';
import { reportOf } from './reportOf.ts';

const margin = { accept: 0.01, limit: 0.03 };

/** The report's text where scores of so many of the 60 items are there, the worse candidate's 0.2 lower. */
function textOf(scored: number, locale: Locale = 'en'): string {
  const report = reportOf({}, 'closed', {
    configuration: {
      customMeasures: [
        { name: 'COMET-22', direction: 'higher', unit: 'COMET', margin },
        { name: 'toxicity', direction: 'lower' },
      ],
      voters: ['bleu', 'COMET-22'],
    },
    data: (data) => ({
      ...data,
      outputs: data.outputs.map((output) => {
        const item = Number(output.item.split('-')[1]);
        const score = 0.8 + item / 1000 - (output.system === 'worse' ? 0.2 : 0);
        return item < scored ? { ...output, scores: { 'COMET-22': score, toxicity: 0.1 } } : output;
      }),
    }),
  });
  return renderToStaticMarkup(
    <LocaleProvider locale={locale}>
      <ReportBody report={report} />
    </LocaleProvider>,
  )
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe('the report of custom measures', () => {
  it('shows them beside the others, in their unit and with their digits', () => {
    const text = textOf(60);
    expect(text).toContain('−0.200 COMET (−0.200 to −0.200)');
    expect(text).toMatch(
      /COMET-22 · votes measure:COMET-22\|scores:imported\|better:higher\|version:\S+ 0\.83/,
    );
    expect(text).toMatch(/toxicity · lower is better measure:toxicity\|/);
    expect(text).not.toMatch(/Scores of both systems|NaN|undefined|\[object/);
  });

  it('says how many items have scores, and that a voter which lacks too many is struck', () => {
    expect(textOf(55)).toContain('Scores of both systems for 55 of 60 items; the others are left out.');
    expect(textOf(55)).toContain('worse: scores for 55 of 60 items');
    const thin = textOf(50);
    expect(thin).toContain('Struck as a voter: scores of both systems for only 50 of 60 items.');
    expect(thin).not.toContain('Struck as a voter: only');
    expect(textOf(50, 'zh')).toContain('已取消投票资格：60 个题目中只有 50 个同时有两个系统的分数。');
  });
});
