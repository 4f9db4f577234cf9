import { expect, it } from 'vitest';
import { nulProblems } from '#app/core/studies/nulCharacters.ts';

it('finds NUL characters at any depth and names their place', () => {
  const value = { name: 'ok', list: [{ text: 'a\u0000b' }, 'fine', '\u0000'], none: null, count: 0 };
  expect(nulProblems(value, 'configuration').map((problem) => problem.path)).toEqual([
    'configuration.list[0].text',
    'configuration.list[2]',
  ]);
  expect(nulProblems('\\u0000', 'x')).toEqual([]);
});
