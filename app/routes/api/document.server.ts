import { OPERATIONS } from '#app/core/api/operations.ts';
import document from '../../../docs/openapi.json' with { type: 'json' };
import { answers, WithHeaders } from './api.server.ts';

/** What the API can do, for programs that read such documents: it tells of the program and of nobody's study. */
export const readDocument = answers(OPERATIONS.readDocument, async () => {
  const headers = { 'Cache-Control': 'public, max-age=3600', 'Access-Control-Allow-Origin': '*' };
  return new WithHeaders(JSON.stringify(document), headers);
});
