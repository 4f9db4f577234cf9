import { expect, it } from 'vitest';
import { parseStudyFile } from '#app/services/setup/parseStudyFile.ts';

it.each([
  ['lists', (depth: number) => '['.repeat(depth) + ']'.repeat(depth)],
  ['fields', (depth: number) => '{a: '.repeat(depth) + '}'.repeat(depth)],
  ['entries on one line', (depth: number) => `${'- '.repeat(depth)}a`],
  ['keys', (depth: number) => `${'? '.repeat(depth)}a`],
])('a study’s file with %s that nest without end is refused before it is composed', (_, nested) => {
  expect(parseStudyFile(nested(60)).problems).toEqual([]);
  for (const depth of [70, 5000, 50_000]) {
    expect(parseStudyFile(nested(depth))).toMatchObject({
      value: undefined,
      problems: [{ path: 'line 1, column 1', params: { most: 64 } }],
    });
  }
});
