// Writes the table of docs/report.md anew: npm run docs:figures
import { writeFile } from 'node:fs/promises';
import { REPORT_PAGE, reportPage } from './figureTable.ts';

await writeFile(REPORT_PAGE, await reportPage());
