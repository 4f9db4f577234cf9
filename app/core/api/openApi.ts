import type { z } from 'zod';
import { jsonSchemaOf, studyJsonSchema, type JsonSchema } from '../studies/setup/jsonSchema.ts';
import { OPERATIONS, STUDY_FILE_TYPES, TABLE_TYPES, type Operation } from './operations.ts';
import { SCHEMAS, type SchemaName } from './schemas.ts';

const JSON_TYPE = 'application/json';
const PROBLEM_TYPE = 'application/problem+json';

/** Which failures each right can bring. */
const REFUSALS: Record<Operation['right'], readonly number[]> = {
  anybody: [],
  read: [401, 429],
  create: [401, 403, 429],
  change: [401, 403, 429],
  apply: [401, 403, 429],
};

/**
 * The API as an OpenAPI document (3.1), made of the operations and schemas that requests are answered by.
 * @param version of the program
 */
export function openApiDocument(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of Object.values(OPERATIONS) as readonly Operation[]) {
    (paths[operation.path] ??= {})[operation.method.toLowerCase()] = described(operation);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Evenhand',
      version,
      description: 'Studies, their data, verdicts and records for programs. See docs/api.md.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'evh_…',
          description: 'A personal token, made on the page of one’s account',
        },
      },
      schemas: {
        ...Object.fromEntries(
          Object.entries(SCHEMAS).map(([name, schema]) => [
            name,
            jsonSchemaOf(schema, name.endsWith('Request') ? 'input' : 'output'),
          ]),
        ),
        StudyFile: withoutDraft(studyJsonSchema()),
      },
    },
  };
}

function described({ id, path, summary, right, query, body, answer, status, method }: Operation): object {
  const of = path.includes('{');
  const failures = [
    ...REFUSALS[right],
    ...(of ? [404] : []),
    ...(method === 'GET' ? (Object.keys(query.shape).length > 0 ? [400] : []) : [400, 409, 413, 415]),
    ...(id === 'applySetup' ? [412] : []),
    ...(id === 'listJudgments' || id === 'readVerdict' || id === 'listRecords' ? [409] : []),
  ];
  return {
    operationId: id,
    summary,
    ...(right === 'anybody' && { security: [] }),
    parameters: [...pathParameters(path), ...queryParameters(query), ...headerParameters(id, method)],
    ...(body !== null && {
      requestBody: {
        required: !OPTIONAL_BODIES.has(body),
        content:
          body === 'Table'
            ? tableContent()
            : contentOf(body, body === 'StudyFile' ? STUDY_FILE_TYPES : [JSON_TYPE]),
      },
    }),
    responses: {
      [status]: {
        description: summary,
        ...(method === 'GET' && { headers: { ETag: { schema: { type: 'string' } } } }),
        content:
          answer === 'OpenApi'
            ? { [JSON_TYPE]: { schema: { type: 'object' } } }
            : contentOf(answer, [JSON_TYPE]),
      },
      ...(id === 'applySetup' && {
        201: { description: 'The study was created', content: contentOf('AppliedSetup', [JSON_TYPE]) },
      }),
      ...(method === 'GET' && { 304: { description: 'It is as If-None-Match names it' } }),
      ...Object.fromEntries(
        [...new Set(failures)]
          .sort((a, b) => a - b)
          .map((code) => [
            code,
            { description: MEANINGS[code]!, content: contentOf('Problem', [PROBLEM_TYPE]) },
          ]),
      ),
    },
  };
}

const MEANINGS: Readonly<Record<number, string>> = {
  400: 'Something that was sent is wrong',
  401: 'No token, or one that doesn’t hold',
  403: 'The account or the token may not do this',
  404: 'There is no such study, or no such record',
  409: 'The study’s state does not allow it',
  412: 'The set-up is another version than If-Match names',
  413: 'The body is too long',
  415: 'The body is of a kind that is not taken here',
  429: 'Too many requests; Retry-After says when the next is allowed',
};

/** Bodies that may be left out: all that they have has a default. */
const OPTIONAL_BODIES: ReadonlySet<string> = new Set([
  'NothingRequest',
  'OpeningRequest',
  'ExtensionRequest',
]);

/** A table in each form that is taken: rows as objects, or a file. */
function tableContent(): object {
  const rows = { type: 'array', items: { type: 'object' } };
  return Object.fromEntries(
    TABLE_TYPES.map((type) => [
      type,
      { schema: type === JSON_TYPE ? rows : { type: 'string', contentMediaType: type } },
    ]),
  );
}

function contentOf(name: SchemaName | 'StudyFile', types: readonly string[]): object {
  return Object.fromEntries(
    types.map((type) => [type, { schema: { $ref: `#/components/schemas/${name}` } }]),
  );
}

function pathParameters(path: string): object[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'slug' ? { type: 'string' } : { type: 'integer', minimum: 1 },
  }));
}

function queryParameters(query: z.ZodObject): object[] {
  const { properties = {}, required = [] } = jsonSchemaOf(query, 'input');
  const { properties: read = {} } = jsonSchemaOf(query, 'output');
  return Object.entries(properties).map(([name, asked]) => {
    const { description, ...schema } = Object.keys(asked).some((key) => key === 'type' || key === 'enum')
      ? asked
      : { ...read[name], ...asked };
    return {
      name,
      in: 'query',
      required: required.includes(name),
      ...(description !== undefined && { description }),
      schema,
    };
  });
}

function headerParameters(id: string, method: Operation['method']): object[] {
  const header = (name: string, description: string) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  });
  if (method === 'GET') return [header('If-None-Match', 'The ETag of what is known already')];
  return [
    ...(method === 'POST'
      ? [
          header(
            'Idempotency-Key',
            'A name of this request: sent again with it within a day, it is done once',
          ),
        ]
      : []),
    ...(id === 'applySetup'
      ? [
          header('If-Match', 'The version of the set-up that was read'),
          header('If-None-Match', '* to create a study and change none'),
        ]
      : []),
  ];
}

function withoutDraft({ $schema: _, ...schema }: JsonSchema): JsonSchema {
  return schema;
}
