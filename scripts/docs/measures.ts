// Writes the tables of docs/measures.md anew: npm run docs:measures
import { writeFile } from 'node:fs/promises';
import { MEASURES_PAGE, measuresPage } from './measureTables.ts';

await writeFile(MEASURES_PAGE, await measuresPage());
