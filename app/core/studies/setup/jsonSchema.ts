import { z } from 'zod';
import { studyConfigurationSchema } from '../configuration.ts';
import { generationSettingsSchema } from '../generationSettings.ts';
import { itemSchema } from '../items.ts';
import { remoteSettingsSchema } from '../remoteSettings.ts';
import { SLUG } from '../slug.ts';

/** As much of a JSON Schema (draft 2020-12) as is written and read here. */
export interface JsonSchema {
  $schema?: string;
  $id?: string;
  title?: string;
  description?: string;
  type?: string | readonly string[];
  properties?: Record<string, JsonSchema>;
  required?: readonly string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
  allOf?: readonly object[];
  const?: unknown;
  [keyword: string]: unknown;
}

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

/**
 * The JSON Schema of a file that holds a whole study, made from the schemas that such a file is read by: what it
 * refuses they refuse too. Besides, in a file no field is left unread, so that a slip of the pen is none in silence.
 */
export function studyJsonSchema(): JsonSchema {
  const { properties, required, ...rest } = strict(jsonSchemaOf(studyConfigurationSchema));
  const item = strict(jsonSchemaOf(itemSchema));
  const file: JsonSchema = { type: 'string', minLength: 1 };
  return {
    $schema: DRAFT,
    title: 'Evenhand study',
    ...rest,
    properties: {
      /** The address of this schema, for editors. */
      $schema: { type: 'string' },
      /** The study’s address. By default it is made of its name. */
      slug: { type: 'string', pattern: SLUG.source },
      /** The items: a table beside this file (JSON Lines, CSV or XLSX), or a list of them. */
      items: { anyOf: [file, { type: 'array', minItems: 1, items: item }] },
      /** Which columns of the table of items mean what; others are known by their usual names. */
      columns: {
        type: 'object',
        properties: Object.fromEntries(
          Object.keys(item.properties!).map((field) => [
            field,
            { anyOf: [file, { type: 'array', minItems: 1, items: file }] },
          ]),
        ),
        additionalProperties: false,
      },
      /** Files with outputs that were made elsewhere, by the names of systems whose provider is `import`. */
      outputs: { type: 'object', additionalProperties: file },
      ...properties,
      systems: withSettings(properties!.systems!),
    },
    required: [...required!, 'items'],
  };
}

/** A schema as JSON Schema, of what is read by it (`input`) or of what comes of that. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output' = 'input'): JsonSchema {
  const { $schema: _, ...made } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
  });
  return made as JsonSchema;
}

/** A schema whose objects have no fields but those that they name. */
function strict(schema: JsonSchema): JsonSchema {
  const { properties, additionalProperties, items, anyOf, oneOf, ...rest } = schema;
  return {
    ...rest,
    ...(properties !== undefined && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, inner]) => [name, strict(inner)]),
      ),
      additionalProperties: false,
    }),
    ...(properties === undefined &&
      additionalProperties !== undefined && {
        additionalProperties:
          typeof additionalProperties === 'object' ? strict(additionalProperties) : additionalProperties,
      }),
    ...(items !== undefined && { items: strict(items) }),
    ...(anyOf !== undefined && { anyOf: anyOf.map(strict) }),
    ...(oneOf !== undefined && { oneOf: oneOf.map(strict) }),
  };
}

/** Which decoding settings there are depends on where a system's outputs come from. */
function withSettings(systems: JsonSchema): JsonSchema {
  const whereKind = (kind: string, settings: z.ZodType) => ({
    if: {
      type: 'object',
      properties: {
        provider: { type: 'object', properties: { kind: { const: kind } }, required: ['kind'] },
      },
      required: ['provider'],
    },
    then: { type: 'object', properties: { settings: strict(jsonSchemaOf(settings)) } },
  });
  const settings = [whereKind('onnx', generationSettingsSchema), whereKind('openai', remoteSettingsSchema)];
  return { ...systems, items: { ...systems.items, allOf: settings } };
}
