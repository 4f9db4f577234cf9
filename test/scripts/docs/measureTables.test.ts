import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { MEASURES_PAGE, measuresPage } from '#scripts/docs/measureTables.ts';

it('docs/measures.md has the tables that the registry makes (npm run docs:measures)', async () => {
  expect(await readFile(MEASURES_PAGE, 'utf8')).toBe(await measuresPage());
});
