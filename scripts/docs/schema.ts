// Writes docs/study.schema.json anew: npm run docs:schema
import { writeFile } from 'node:fs/promises';
import { SCHEMA_FILE, studySchemaText } from './studySchema.ts';

await writeFile(SCHEMA_FILE, await studySchemaText());
