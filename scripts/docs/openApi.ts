// Writes docs/openapi.json anew: npm run docs:openapi
import { writeFile } from 'node:fs/promises';
import { OPENAPI_FILE, openApiText } from './openApiText.ts';

await writeFile(OPENAPI_FILE, await openApiText());
