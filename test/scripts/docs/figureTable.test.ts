import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { REPORT_PAGE, reportPage } from '#scripts/docs/figureTable.ts';

it('docs/report.md says of each figure what the report says of it (npm run docs:figures)', async () => {
  expect(await readFile(REPORT_PAGE, 'utf8')).toBe(await reportPage());
});
