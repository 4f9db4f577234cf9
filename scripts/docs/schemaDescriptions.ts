import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { JsonSchema } from '#app/core/studies/setup/jsonSchema.ts';

/** Where the schemas are written that a study's file is read by. */
const SOURCES = ['studies', 'kinds', 'measures'].map((folder) =>
  path.resolve(import.meta.dirname, '../../app/core', folder),
);

/** The fields of an object in the code, each with the comment above it, if there is one. */
type Described = ReadonlyMap<string, string | undefined>;

/** At least so many of a schema's fields an object in the code names that it is made of. */
const LEAST_ALIKE = 0.5;

/**
 * A schema with what the code says of its fields in comments above them, so that it is written once. An object of the
 * schema is made of that object in the code which names its fields and no others; fields that come from elsewhere,
 * `...shape`, are found by themselves.
 */
export function withDescriptions(schema: JsonSchema): JsonSchema {
  const objects = SOURCES.flatMap(filesOf).flatMap(objectsIn);
  return described(schema, objects);
}

function described(schema: JsonSchema, objects: readonly Described[]): JsonSchema {
  const { properties, additionalProperties, items, anyOf, oneOf, allOf, ...rest } = schema;
  const inner = (one: JsonSchema) => described(one, objects);
  return {
    ...rest,
    ...(properties !== undefined && { properties: ofObject(properties, objects) }),
    ...(additionalProperties !== undefined && {
      additionalProperties:
        typeof additionalProperties === 'object' ? inner(additionalProperties) : additionalProperties,
    }),
    ...(items !== undefined && { items: inner(items) }),
    ...(anyOf !== undefined && { anyOf: anyOf.map(inner) }),
    ...(oneOf !== undefined && { oneOf: oneOf.map(inner) }),
    ...(allOf !== undefined && {
      allOf: allOf.map((one) => {
        const { then, ...when } = one as { then?: JsonSchema };
        return then === undefined ? when : { ...when, then: inner(then) };
      }),
    }),
  };
}

function ofObject(
  properties: Readonly<Record<string, JsonSchema>>,
  objects: readonly Described[],
): Record<string, JsonSchema> {
  const names = new Set(Object.keys(properties));
  const made = objects
    .filter((object) => [...object.keys()].every((name) => names.has(name)))
    .sort((a, b) => b.size - a.size);
  const [whole] = made;
  const parts = whole !== undefined && whole.size >= LEAST_ALIKE * names.size ? made : [];
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const own = parts.find((object) => object.has(name));
      const text = own?.get(name);
      return [name, { ...(text !== undefined && { description: text }), ...described(property, objects) }];
    }),
  );
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => path.join(folder, name));
}

/** The objects of a file of which at least one field has a comment. */
function objectsIn(file: string): Described[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Described[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const fields = new Map(
        node.properties.flatMap((property): [string, string | undefined][] =>
          (ts.isPropertyAssignment(property) || ts.isShorthandPropertyAssignment(property)) &&
          (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name))
            ? [[property.name.text, commentOf(property)]]
            : [],
        ),
      );
      if ([...fields.values()].some((text) => text !== undefined)) found.push(fields);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function commentOf(node: ts.Node): string | undefined {
  const text = ts
    .getJSDocCommentsAndTags(node)
    .flatMap((doc) => (ts.isJSDoc(doc) ? [ts.getTextOfJSDocComment(doc.comment) ?? ''] : []))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? undefined : text;
}
