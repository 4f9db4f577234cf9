import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppError, saidFromText, problem, said, saidAsText } from '#app/core/shared/errors.ts';
import { REASONS, type Reason } from '#app/core/shared/reasons.ts';
import type { Params } from '#app/core/shared/reasons/reason.ts';
import { LOCALES, type Locale } from '#app/core/shared/localized.ts';
import { formProblemText } from '#app/i18n/formProblems.ts';
import { placeText, problemText, toldError } from '#app/i18n/problems.ts';

const ALL = Object.entries(REASONS) as [Reason, { example: object }][];

/** What only passes on what something else said. */
const AS_IT_IS: readonly string[] = ['as-said', 'faults'];
const CHINESE = /\p{Script=Han}/u;

/** A reason's example in words. */
const textOf = (locale: Locale, reason: Reason) =>
  problemText(locale, { reason, params: REASONS[reason].example as Params });

/** The texts and numbers of an example that its words have to name, at any depth. */
function named(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return [];
}

describe.each(LOCALES)('the words in %s', (locale) => {
  it.each(ALL.map(([reason]) => reason))('has words for %s', (reason) => {
    const text = textOf(locale, reason);
    expect(text.trim()).not.toBe('');
    expect(text).not.toMatch(/undefined|\[object|\$\{|\{\{/);
    if (locale === 'zh' && !AS_IT_IS.includes(reason)) expect(text).toMatch(CHINESE);
    if (locale === 'en') expect(text).not.toMatch(CHINESE);
  });

  it('end a failure as a sentence, and the words of a fault without a stop', () => {
    const stop = locale === 'zh' ? '。' : '.';
    for (const reason of ['no-study', 'link-expired'] as const) {
      expect(textOf(locale, reason).endsWith(stop)).toBe(true);
    }
    expect(problemText(locale, said('is-missing')).endsWith(stop)).toBe(false);
  });

  it('name what the params name', () => {
    // What is put into words itself: a state, who did not do what, a kind of value, a part.
    const worded = [
      'state',
      'from',
      'to',
      'undone',
      'expected',
      'format',
      'parts',
      'place',
      'count',
      'more',
      'what',
      // How an invitation ended.
      'over',
      // Shares, in percent.
      'at',
      'share',
    ];
    const lacking = ALL.flatMap(([reason, { example }]) => {
      const text = textOf(locale, reason).replaceAll(',', '');
      return Object.entries(example).flatMap(([name, value]) =>
        named(value).some((one) => !text.includes(one.replaceAll(',', ''))) && !worded.includes(name)
          ? [`${reason}: ${name}`]
          : [],
      );
    });
    expect(lacking).toEqual([]);
  });
});

it('differ from language to language', () => {
  const same = ALL.filter(
    ([reason]) => !AS_IT_IS.includes(reason) && textOf('en', reason) === textOf('zh', reason),
  );
  expect(same.map(([reason]) => reason)).toEqual([]);
});

it('count in English', () => {
  const missing = (count: number) =>
    problemText('en', said('outputs-to-import', { count, system: 'new', first: 'a' }));
  expect(missing(1)).toMatch(/^1 item has no output .* Import it /);
  expect(missing(2)).toMatch(/^2 items have no output .* Import them /);
});

it('name places in the language of a page', () => {
  expect(placeText('en', 'line 3, field item')).toBe('line 3, field item');
  expect(placeText('zh', 'line 3, field item')).toBe('第 3 行的 item 字段');
  expect(placeText('zh', 'items[2].prompt')).toBe('items[2].prompt');
});

describe('an error', () => {
  const error = new AppError('no-study', { slug: 'summer' }, { problems: [problem('a.b', 'is-missing')] });

  it('has its English words for logs, and the code of its reason', () => {
    expect(error.message).toBe('There is no study "summer"; `evenhand list` shows what there is.');
    expect(error.code).toBe('not_found');
  });

  it('is told in the language of its reader, places as programs know them', () => {
    expect(toldError('zh', error)).toEqual({
      message: '没有名为“summer”的研究；用 `evenhand list` 可查看现有的研究。',
      problems: [{ path: 'a.b', message: '缺失' }],
    });
  });
});

describe('what a column keeps', () => {
  it('is a reason, and comes back as one', () => {
    const why = said('no-rater', { slug: 'summer', rater: 'rater-01' });
    expect(saidFromText(saidAsText(why))).toEqual(why);
  });

  it('may be a sentence of an earlier release, or a reason that this release lacks', () => {
    expect(problemText('zh', saidFromText('The model is gone.'))).toBe('The model is gone.');
    const unknown = '{"reason":"of-tomorrow","params":{"count":1}}';
    expect(problemText('zh', saidFromText(unknown))).toContain('of-tomorrow');
  });
});

describe('the words for a browser that checks a configuration', () => {
  // What an answer may lack is checked by the server alone.
  const files = ['app/core/studies', 'app/core/kinds'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/(answer|highlight)\.ts$/.test(file))
      .map((file) => `${folder}/${file}`),
  );
  const reasons = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/because\(\s*'([a-z-]+)'/g)].map(
      ([, reason]) => reason as Reason,
    ),
  );

  it.each(LOCALES)('has those of every reason that a schema gives (%s)', (locale) => {
    expect(reasons.length).toBeGreaterThan(20);
    for (const reason of [
      ...reasons,
      'setting-unsupported' as const,
      'is-missing' as const,
      'wrong-type' as const,
    ]) {
      const one = { reason, params: REASONS[reason].example as Params };
      expect(formProblemText(locale, one)).toBe(problemText(locale, one));
    }
  });
});
