import path from 'node:path';
import prettier from 'prettier';
import { studyJsonSchema } from '#app/core/studies/setup/jsonSchema.ts';
import { withDescriptions } from './schemaDescriptions.ts';

/** The file that is made here. */
export const SCHEMA_FILE = path.resolve(import.meta.dirname, '../../docs/study.schema.json');

/** The text of docs/study.schema.json: the schema of a study's file, with what the code says of its fields. */
export async function studySchemaText(): Promise<string> {
  const text = JSON.stringify(withDescriptions(studyJsonSchema()));
  return prettier.format(text, { ...(await prettier.resolveConfig(SCHEMA_FILE)), parser: 'json' });
}
