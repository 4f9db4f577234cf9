import { expect, it } from 'vitest';
import { LOCALES } from '#app/core/shared/localized.ts';
import { makerName } from '#app/core/studies/makerName.ts';
import { MAKERS } from '#app/core/tasks/makers/makers.ts';

it.each(MAKERS.map(({ key }) => key))('the maker %s has a name in every language', (key) => {
  for (const locale of LOCALES) expect(makerName(key, locale)).not.toBe(key);
});

it('a maker from elsewhere is called by its key', () => {
  expect(makerName('dropped-clause', 'zh')).toBe('dropped-clause');
  expect(makerName('constructor', 'en')).toBe('constructor');
});
