import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { assertSameOrigin } from '#app/auth/sameOrigin.server.ts';

/** Under which addresses people reach the server. */
export interface Origins {
  /** The one that is configured; undefined where people may use any of the server's names. */
  readonly configured: string | undefined;
  /** The address that the server listens on, for requests that name no host. */
  readonly listening: string;
}

/**
 * The origin of a request: the configured one, whatever a proxy in front made of the header Host; where none is
 * configured, the one that was used.
 */
function originOf({ headers }: Pick<IncomingMessage, 'headers'>, { configured, listening }: Origins): string {
  if (configured !== undefined) return configured;
  return headers.host === undefined ? listening : new URL(`http://${headers.host}`).origin;
}

/**
 * Refuses what another site's page makes a browser send, and then gives the request the origin that it was found to
 * come for: the pages' own check, which compares Origin with Host and believes X-Forwarded-Host, sees the same.
 */
export function checkOrigin(origins: Origins): RequestHandler {
  return (request, response, next) => {
    try {
      const origin = originOf(request, origins);
      assertSameOrigin(request, { origin, isCertain: origins.configured !== undefined });
      response.locals.origin = origin;
      request.headers.host = new URL(origin).host;
      if (request.headers.origin !== undefined) request.headers.origin = origin;
      delete request.headers['x-forwarded-host'];
      next();
    } catch (error) {
      next(error);
    }
  };
}
