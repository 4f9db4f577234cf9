import { renderToStaticMarkup } from 'react-dom/server';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { PanelBalance } from '#app/components/study/PanelBalance.tsx';
import type { ShownBalance } from '#app/components/study/panelPageStudy.ts';
import { standingOf } from '#app/components/study/standing.ts';
import { Warnings } from '#app/components/study/Warnings.tsx';
import type { StudyWarning } from '#app/core/studies/warnings.ts';
import { LocaleProvider, translator, type Locale } from '#app/i18n/index.ts';

/** What a lead reads of a study that is open, by how it gets its raters and by what it asks for. */
interface Case {
  readonly strategy: 'open' | 'panel';
  readonly seats?: number;
  readonly links?: number;
  readonly joined?: number;
  readonly asked?: number;
  readonly submitted?: number;
}

const textOf = (node: ReactNode, locale: Locale): string =>
  renderToStaticMarkup(<LocaleProvider locale={locale}>{node}</LocaleProvider>).replace(/<[^>]*>/g, '\n');

function standing({ strategy, seats = 0, links = 1, joined = 1, asked = 60, submitted = 3 }: Case) {
  const study = {
    state: 'open' as const,
    strategy,
    seats,
    links: Array.from({ length: links }, () => ({ state: 'open' as const })),
    progress: { blocks: { asked, submitted }, raters: { people: joined, simulated: 0 } },
  };
  const { sentence } = standingOf(study, null);
  const count = sentence === 'openWaitingPanel' ? seats : asked;
  return (['en', 'zh'] as const).map((locale) =>
    translator(locale).t(`standing.${sentence}`, { ns: 'study', asked, submitted, count }),
  );
}

describe('where an open study stands', () => {
  it.each<[string, Case, string, string]>([
    ['open, no link', { strategy: 'open', links: 0, joined: 0 }, 'no link by which raters', '还没有可供'],
    [
      'open, nobody yet',
      { strategy: 'open', joined: 0, submitted: 0 },
      'Nobody has joined yet',
      '没有人加入',
    ],
    [
      'a panel, nobody yet',
      { strategy: 'panel', seats: 4, joined: 0 },
      'Nobody of its panel',
      '评审组还没有人',
    ],
    [
      'a panel of one, not yet',
      { strategy: 'panel', seats: 1, joined: 0 },
      'Its rater has not come',
      '评审组',
    ],
    ['under way', { strategy: 'open' }, '3 of 60 readings are in', '3 / 60 份评阅'],
    [
      'one reading',
      { strategy: 'panel', seats: 1, asked: 1, submitted: 0 },
      'the one reading',
      '0 / 1 份评阅',
    ],
    [
      'one reading, done',
      { strategy: 'panel', seats: 1, asked: 1, submitted: 1 },
      'The one reading',
      '1 份评阅',
    ],
    [
      'all in',
      { strategy: 'open', asked: 60, submitted: 60 },
      'All 60 readings are in',
      '60 份评阅已全部收到',
    ],
  ])('%s', (_, given, english, chinese) => {
    const [en, zh] = standing(given);
    expect(en).toContain(english);
    expect(zh).toContain(chinese);
    expect(`${en}${zh}`).not.toMatch(/\{\{|\b1 readings|All 1 /);
    // Nobody of a panel joins by a link that is shared.
    if (given.strategy === 'panel') expect(en).not.toMatch(/\blink\b/);
  });
});

describe('what to do about too few raters', () => {
  const warnings = (panel: boolean): StudyWarning[] => [
    { kind: 'few-raters', raters: 1, needed: 3, panel },
    { kind: 'rater-excluded', rater: 'rater-02', failed: 4, seen: 5, panel },
  ];

  it('is to share the link where anyone may join', () => {
    const english = textOf(<Warnings warnings={warnings(false)} />, 'en');
    expect(english).toContain('only 1 rater joined. Send the link to more people.');
    expect(english).toContain('send the link to one more person');
    expect(textOf(<Warnings warnings={warnings(false)} />, 'zh')).toContain('请把链接发给更多人');
  });

  it('is to remind a panel, or to give a seat to somebody else', () => {
    const english = textOf(<Warnings warnings={warnings(true)} />, 'en');
    expect(english).toContain('only 1 of the panel came. Remind the others');
    expect(english).toContain('Give the seat to somebody else');
    expect(english).not.toMatch(/\blink\b/);
    const chinese = textOf(<Warnings warnings={warnings(true)} />, 'zh');
    expect(chinese).toContain('请提醒其余的人');
    expect(chinese).not.toContain('链接');
  });
});

describe('how even a panel is', () => {
  const same = (count: number) => ({ least: count, most: count });
  const balance = (seats: number, items: number, tasks: number): ShownBalance =>
    ({
      seatsPerItem: same(seats),
      itemsPerSeat: same(items),
      tasksPerSeat: same(tasks),
      itemsInCommon: same(items),
      mostSideSurplus: 0,
      pairs: [],
      turns: [],
      places: [],
    }) as unknown as ShownBalance;
  const words = (seats: number, items: number, tasks: number, locale: Locale) =>
    textOf(<PanelBalance balance={balance(seats, items, tasks)} seats={seats} />, locale);

  it('reads right for one rater and one item', () => {
    const english = words(1, 1, 1, 'en');
    expect(english).toContain('Each item is judged by 1 rater.');
    expect(english).toContain('The rater judges 1 item, which is 1 task.');
    expect(english).not.toContain('Any two raters');
    expect(words(1, 1, 1, 'zh')).not.toContain('任意两位');
  });

  it('reads right for several', () => {
    const english = words(3, 12, 36, 'en');
    expect(english).toContain('Each item is judged by 3 raters.');
    expect(english).toContain('Each rater judges 12 items, which is 36 tasks.');
    expect(english).toContain('Any two raters have 12 items in common.');
    expect(words(3, 12, 36, 'zh')).toContain('每位评判者评 12 个题目，共 36 个任务。');
  });
});

describe('what comes next, in the list of studies', () => {
  it('names links as many as there are', () => {
    const next = (key: 'openShare' | 'openNoLink' | 'openPanel', count: number) =>
      translator('en').t(`next.${key}`, { ns: 'study', count });
    expect(next('openNoLink', 0)).toBe('Make a link for raters');
    expect(next('openShare', 1)).toBe('Share the link');
    expect(next('openShare', 2)).toBe('Share the links');
    expect(next('openPanel', 0)).toBe('Send out the panel’s links');
  });
});
