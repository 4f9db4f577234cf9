import { readFile } from 'node:fs/promises';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '#app/core/api/operations.ts';
import { OPENAPI_FILE, openApiText } from '#scripts/docs/openApiText.ts';
import { routePaths } from '#test/server/edge/routePaths.ts';

interface Described {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, object>>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

const text = await readFile(OPENAPI_FILE, 'utf8');
const document = JSON.parse(text) as Document;

describe('docs/openapi.json', () => {
  it('is what the operations and their schemas say: npm run docs:openapi', async () => {
    expect(await openApiText()).toBe(text);
  });

  it('has every address of the API that there is a route to, and no other', () => {
    const routes = routePaths().filter((path) => path.startsWith('/api/') && !path.endsWith('/*'));
    const described = Object.keys(document.paths).map(
      (path) => `/api/v1${path.replace(/\{(\w+)\}/g, ':$1')}`,
    );
    expect(described.sort()).toEqual(routes.sort());
  });

  it('describes each operation by its method, once', () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method} ${path}`),
    );
    const known = Object.entries(OPERATIONS).map(
      ([id, { method, path }]) => `${id} ${method.toLowerCase()} ${path}`,
    );
    expect(described.sort()).toEqual(known.sort());
    for (const [id, operation] of Object.entries(OPERATIONS)) expect(operation.id).toBe(id);
  });

  it('has no reference into nothing, and schemas that are some', () => {
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      expect(document.components.schemas, name).toHaveProperty(name!);
    }
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const schema of Object.values(document.components.schemas)) {
      expect(ajv.validateSchema(schema)).toBe(true);
    }
    expect(document.openapi).toBe('3.1.0');
  });
});
