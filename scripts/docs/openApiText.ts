import path from 'node:path';
import prettier from 'prettier';
import { openApiDocument } from '#app/core/api/openApi.ts';
import packageJson from '../../package.json' with { type: 'json' };

/** The file that is made here. */
export const OPENAPI_FILE = path.resolve(import.meta.dirname, '../../docs/openapi.json');

/** The text of docs/openapi.json: all that the API answers, made of the schemas that it answers by. */
export async function openApiText(): Promise<string> {
  const text = JSON.stringify(openApiDocument(packageJson.version));
  return prettier.format(text, { ...(await prettier.resolveConfig(OPENAPI_FILE)), parser: 'json' });
}
