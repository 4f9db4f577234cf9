import { describe, expect, it } from 'vitest';
import { translator } from '#app/i18n/index.ts';
import { localeOfAcceptLanguage, localeOfCookie, resolveLocale } from '#app/i18n/locale.ts';

const request = (headers: Record<string, string>) => ({ headers: new Headers(headers) });

describe('localeOfAcceptLanguage', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['de-DE,de;q=0.9,en;q=0.5', 'en'],
    ['en;q=0.2, zh;q=0.7', 'zh'],
    ['zh;q=0, en', 'en'],
    ['fr', null],
    ['', null],
    [';;q=,,', null],
    [null, null],
  ] as const)('reads %j as %s', (header, locale) => {
    expect(localeOfAcceptLanguage(header)).toBe(locale);
  });
});

describe('resolveLocale', () => {
  const asked = { 'Accept-Language': 'zh-CN' };
  it('puts the person’s own choice first', () => {
    expect(resolveLocale(request({ ...asked, Cookie: 'a=b; evenhand-locale=en' }), 'zh')).toBe('en');
  });
  it('puts the study’s language before the browser’s', () => {
    expect(resolveLocale(request(asked), 'en')).toBe('en');
  });
  it('goes by the browser where nothing else says', () => {
    expect(resolveLocale(request(asked))).toBe('zh');
    expect(resolveLocale(request({}))).toBe('en');
  });
  it('takes no unknown choice', () => {
    expect(localeOfCookie('evenhand-locale=xx')).toBeNull();
    expect(localeOfCookie('not-evenhand-locale=zh')).toBeNull();
  });
});

describe('translator', () => {
  it('counts in English and Chinese', () => {
    const say = (locale: 'en' | 'zh', count: number) =>
      translator(locale).t('rating:done.count' as never, { count });
    expect(say('en', 1)).toBe('You gave 1 judgment.');
    expect(say('en', 2)).toBe('You gave 2 judgments.');
    expect(say('zh', 1)).toBe('您一共给出了 1 个评判。');
  });
});
