import schema from '../../../docs/study.schema.json' with { type: 'json' };

/** The JSON Schema of a study's file, for editors: it tells of the program and of nobody's study. */
export function loader(): Response {
  return new Response(`${JSON.stringify(schema, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/schema+json; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
      // Editors in a browser ask from pages of their own.
      'Access-Control-Allow-Origin': '*',
    },
  });
}
