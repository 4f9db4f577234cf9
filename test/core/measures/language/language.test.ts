import { describe, expect, it } from 'vitest';
import { languageOf, readableShare, tokenizersOf } from '#app/core/measures/language/language.ts';
import { oracle } from '../oracle.ts';

const REFERENCES = new Map(
  oracle<{ language: string; which: string; reference: string }>('languages').map(
    ({ language, reference }) => [language, reference],
  ),
);

describe('the language of an item', () => {
  it.each([
    ['ru', 'und-Cyrl'],
    ['el', 'und-Grek'],
    ['ar', 'und-Arab'],
    ['he', 'und-Hebr'],
    ['hi', 'und-Deva'],
    ['th', 'th'],
    ['ja', 'ja'],
    ['ko', 'ko'],
    ['zh', 'zh'],
    ['de', 'und-Latn'],
    ['tr', 'und-Latn'],
    ['en', 'und-Latn'],
  ])('of the %s reference is found to be %s, and taken as given otherwise', (language, found) => {
    expect(languageOf(null, [REFERENCES.get(language)!])).toBe(found);
    expect(languageOf(language, [REFERENCES.get(language)!])).toBe(language);
  });

  it('is not turned by one character of another script', () => {
    expect(languageOf(null, ['The lamp 灯 lights a whole room for a day.'])).toBe('und-Latn');
    expect(languageOf(null, ['他在 USB-C 上买了 iPhone 充电器。'])).toBe('zh');
    expect(languageOf(null, ['日本語の文章は仮名も使います。'])).toBe('ja');
    expect(languageOf(null, ['123 …'])).toBe('und');
  });
});

describe('tokenizers by the language', () => {
  it.each([
    ['ru', '13a', 'unicode'],
    ['ar', '13a', 'unicode'],
    ['hi', '13a', 'unicode'],
    ['ko', '13a', 'unicode'],
    ['th', 'char', 'unicode'],
    ['ja', 'char', 'unicode'],
    ['zh', 'zh', 'unicode'],
    ['de', '13a', 'unicode'],
    ['tr', '13a', 'unicode'],
    ['en', '13a', 'default'],
  ])('%s, given or found: n-grams by %s, words by %s', (language, tokens, words) => {
    const references = [REFERENCES.get(language)!];
    expect(tokenizersOf('auto', language, references)).toMatchObject({ tokens, words });
    expect(tokenizersOf('auto', null, references)).toMatchObject({ tokens, words });
  });

  it('of a study that names one are that one for every measure', () => {
    expect(tokenizersOf('intl', null, ['Привет'])).toEqual({
      language: 'und-Cyrl',
      tokens: 'intl',
      words: 'intl',
    });
  });

  it('read all words of their texts, and others don’t', () => {
    for (const [language, reference] of REFERENCES) {
      const { tokens, words } = tokenizersOf('auto', null, [reference]);
      expect(readableShare([reference], tokens), language).toBe(1);
      expect(readableShare([reference], words), language).toBeGreaterThanOrEqual(0.95);
    }
    expect(readableShare([REFERENCES.get('ru')!], 'default')).toBeLessThan(0.5);
    expect(readableShare([REFERENCES.get('th')!], '13a')).toBeLessThan(0.5);
    expect(readableShare([REFERENCES.get('ja')!], 'zh')).toBeLessThan(0.8);
  });
});
