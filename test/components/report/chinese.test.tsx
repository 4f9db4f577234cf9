import type { ReactNode } from 'react';
import { differences } from '#app/components/kinds/pairwise/differences.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ReportBody } from '#app/components/report/ReportBody.tsx';
import { RaterQualityTable } from '#app/components/study/RaterQualityTable.tsx';
import type { RatersPageStudy } from '#app/components/study/ratersAtWork.ts';
import type { StudyData } from '#app/core/evidence/data.ts';
import type { Report } from '#app/core/reports/report.ts';
import { LocaleProvider } from '#app/i18n/index.ts';
import { englishIn } from '../english.ts';
import { reportOf } from './reportOf.ts';

const inChinese = (node: ReactNode) =>
  renderToStaticMarkup(<LocaleProvider locale="zh">{node}</LocaleProvider>);

/** Whether a stretch would be taken for a sentence, and so isn't a part of one. */
const isLong = (text: string) => text.split(' ').length > 2;

/** The texts and names of a report that are the study's own. */
function textsOf(report: Report): string[] {
  return [
    report.study.name,
    report.study.question,
    ...report.itemsToRead.flatMap(({ prompt, baselineText, candidateText }) => {
      // As they stand there, in stretches that differ and that don't.
      const { left, right } = differences(baselineText, candidateText)!;
      return [
        prompt,
        baselineText,
        candidateText,
        ...[...left, ...right].map(({ text }) => text.trim()).filter(isLong),
      ];
    }),
  ];
}

const english = (report: Report) => englishIn(inChinese(<ReportBody report={report} />), textsOf(report));

const everyValue = (value: number) => (data: StudyData) => ({
  ...data,
  ratings: data.ratings.map((row) => ({ ...row, value })),
});
const withoutReferences = (data: StudyData) => ({
  ...data,
  items: data.items.map((item) => ({ ...item, references: [] })),
  outputs: data.outputs.map((row) => ({ ...row, referenceNll: null })),
});
const inThai = (data: StudyData) => ({
  ...data,
  items: data.items.map((item) => ({ ...item, language: 'th', references: ['แมวตัวเล็กนอนอยู่บนเสื่อสีแดง'] })),
});
const otherTokenizer = (data: StudyData) => ({
  ...data,
  systems: data.systems.map((row) => ({ ...row, tokenizerHash: row.system })),
});

describe('a Chinese report has no English sentence', () => {
  it.each<[string, Report, RegExp]>([
    ['by default', reportOf(), /可以上线|暂缓|不可上线/],
    ['of raters whom the rule sets aside', reportOf({ raters: 8, careless: 3 }), /个的评分超出其范围/],
    ['of one rater', reportOf({ raters: 1, ratersPerItem: 1 }), /至少需要两个/],
    ['of ratings that are all the same', reportOf({}, 'closed', { data: everyValue(2) }), /区间没有宽度/],
    ['without references', reportOf({}, 'closed', { data: withoutReferences }), /没有任何题目有参考文本/],
    [
      'of texts that voters cannot read',
      reportOf({}, 'closed', { configuration: { tokenizer: '13a' }, data: inThai }),
      /其分词器只能读出/,
    ],
    [
      'of systems with tokenizers of their own',
      reportOf({}, 'closed', { data: otherTokenizer }),
      /分词器不同/,
    ],
    ['without controls', reportOf({ controlItems: 0 }), /没有评判过任何对照/],
    ['of rankings', reportOf({ ranking: 'ranking', raters: 1, ratersPerItem: 1 }), /排序/],
    ['while the study is open', reportOf({}, 'open'), /研究/],
  ])('%s', (_, report, says) => {
    expect(english(report)).toEqual([]);
    expect(inChinese(<ReportBody report={report} />)).toMatch(says);
  });

  it('and one would be found', () => {
    const [first, ...rest] = reportOf().agreement;
    const lacking = { ...reportOf(), agreement: [{ ...first!, criterion: 'so it was said' }, ...rest] };
    expect(english(lacking)).toEqual(['so it was said']);
    expect(englishIn('<p>Krippendorff 与 Gwet AC2 比较 version:evenhand-4|seed:a</p>')).toEqual([]);
  });
});

it('the Chinese table of raters says in Chinese why the rule has set somebody aside', () => {
  const usual = { medianMs: null, fastShare: null, sameShare: null, agreement: null, consistency: null };
  const rater = {
    rater: 'ada',
    group: null,
    participant: null,
    simulated: false,
    training: null,
    judgments: 9,
    lastAt: null,
  };
  const figures = { medianMs: 4000, fastShare: 0, sameShare: 0, agreement: null, consistency: null };
  const study: RatersPageStudy = {
    slug: 'kettles',
    name: 'kettles',
    question: '',
    state: 'open',
    strategy: 'open',
    ruleVersion: 1,
    rule: { minimumControls: 3, mostFailedShare: 0.4 },
    repeats: true,
    usual,
    raters: [
      {
        ...rater,
        ...figures,
        controls: { seen: 5, failed: 3 },
        excludedBy: 'rule',
        excludedReason: '3 of 5 controls rated outside their range',
      },
      {
        ...rater,
        ...figures,
        rater: 'bo',
        controls: { seen: 0, failed: 0 },
        excludedBy: 'lead',
        excludedReason: 'spoke to the baker',
      },
    ],
  };
  const html = inChinese(<RaterQualityTable study={study} onSetAside={null} />);
  expect(html).toContain('5 个对照中有 3 个的评分超出其范围');
  expect(html).toContain('spoke to the baker');
  expect(englishIn(html, ['spoke to the baker'])).toEqual([]);
});
