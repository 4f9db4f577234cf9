import { AppError } from '#app/core/shared/errors.ts';
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import express, { Router } from 'express';
import type { Metrics } from './metrics.ts';
import type { Obstacle } from './readiness.ts';

export type Readiness = () => Promise<Obstacle[]>;

/** `/health` says that the process lives, asking nobody; `/ready` whether it can serve, with reasons where not. */
export function healthRoutes(readiness: Readiness): Router {
  const router = Router();
  router.get('/health', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'alive' });
  });
  router.get('/ready', (_request, response, next) => {
    readiness()
      .then((obstacles) => {
        const ready = obstacles.length === 0;
        response
          .status(ready ? 200 : 503)
          .set('Cache-Control', 'no-store')
          .json({ status: ready ? 'ready' : 'not ready', obstacles });
      })
      .catch(next);
  });
  return router;
}

/** `/metrics` in Prometheus' text format. With `token`, only for who sends it: `Authorization: Bearer …`. */
function metricsRoute(metrics: Metrics, token: string | undefined): Router {
  const router = Router();
  router.get('/metrics', (request, response, next) => {
    if (token !== undefined && !isSame(request.get('authorization') ?? '', `Bearer ${token}`)) {
      response.status(401).set('WWW-Authenticate', 'Bearer').type('text').send('A bearer token is needed.\n');
      return;
    }
    metrics
      .text()
      .then((text) => response.set('Cache-Control', 'no-store').type(metrics.contentType).send(text))
      .catch(next);
  });
  return router;
}

/** In a time that says nothing of where the two differ. */
function isSame(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => createHash('sha256').update(text).digest()) as [Buffer, Buffer];
  return timingSafeEqual(one, other);
}

export interface OperationsOptions {
  readonly host: string;
  readonly port: number;
  readonly token: string | undefined;
  readonly readiness: Readiness;
  readonly metrics: Metrics;
}

/**
 * Serves health, readiness and metrics on a port of their own, which no proxy has to know.
 * @throws AppError `unavailable` where the port is taken
 */
export async function serveOperations(
  options: OperationsOptions,
): Promise<{ port: number; close(): Promise<void> }> {
  const app = express();
  app.disable('x-powered-by');
  // Express shows stacks of errors outside of production.
  app.set('env', 'production');
  app.use(healthRoutes(options.readiness));
  app.use(metricsRoute(options.metrics, options.token));
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const place = `${options.host}:${options.port}`;
      const said = cause.code ?? cause.message;
      reject(new AppError('cannot-listen-apart', { place, said }, { cause }));
    });
    server.listen(options.port, options.host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
